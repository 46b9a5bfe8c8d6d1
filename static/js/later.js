/** What not every page needs: its script is loaded where it is, or when it is asked for. */

/** @typedef {import("./types/state.js").State} State */
/** @typedef {import("./types/state.js").Trouble} Trouble */

/** The longest pause before a frame's script is asked for again, and the first. */
const LAST = 30_000;
const FIRST = 2000;

/**
 * @param {any} first what the server says of the page
 * @param {Pick<import("./frame.js").Frame, "store" | "moves" | "edits" | "load">} page
 * @param {(address: string) => Promise<Blob>} read a file of the page's own server
 */
export function loadLater(first, page, read) {
  const { store, moves } = page;
  const byId = (/** @type {string} */ id) => document.getElementById(id);
  let failures = 0;

  /** @type {Promise<unknown> | null} */
  let dressed = null;
  /** The sheet that the dialogs share. */
  function dress() {
    dressed ??= new Promise((done, failed) => {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = new URL(first.parts.dialogs, document.baseURI).href;
      sheet.onload = done;
      sheet.onerror = () => {
        sheet.remove();
        dressed = null;
        failed(new Error("no sheet"));
      };
      document.head.append(sheet);
    });
    return dressed;
  }

  /**
   * Null where it could not be loaded, which is then said in words.
   * @param {keyof typeof MISSING} name
   */
  async function part(name) {
    const address = new URL(first.parts[name], document.baseURI);
    // Some browsers remember that an address has failed, and never ask again.
    if (failures > 0) address.hash = `again-${failures}`;
    const parts = Promise.all([import(address.href), name === "frame" ? null : dress()]);
    const loaded = await parts.then(([module]) => module, () => null);
    if (!loaded) {
      failures += 1;
      store.set({ trouble: MISSING[name] });
    } else if (store.get().trouble === MISSING[name]) store.set({ trouble: null });
    return loaded;
  }

  /** Nobody clicks for it, so it is tried again by itself. */
  async function frame(pause = FIRST) {
    const loaded = await part("frame");
    if (!loaded) return void window.setTimeout(frame, pause, Math.min(LAST, 2 * pause));
    loaded.createFrame({ ...page, window, parameters: first, secret: first.secret, height: document.body });
  }
  if (first.layout === "embed") void frame();

  /**
   * What a button of the header opens is made when it is first pressed. After a failure the next press tries again.
   * @param {"help" | "share"} name
   * @param {(loaded: any) => {open(state: Readonly<State>): void}} make
   */
  function opens(name, make) {
    /** @type {Promise<{open(state: Readonly<State>): void} | null> | null} */
    let made = null;
    document.querySelector(`#header .${name}`)?.addEventListener("click", async () => {
      made ??= part(name).then((loaded) => loaded && make(loaded));
      const dialog = await made;
      if (!dialog) return void (made = null);
      if (name === "share" && ["playing", "intro"].includes(store.get().place.run)) moves.toggle();
      dialog.open(store.get());
    });
  }

  opens("share", (loaded) => {
    const where = { ...first, base: first.base || new URL(first.root, document.baseURI).href };
    return loaded.createShare(byId("share"), byId("graph"), where, read);
  });
  opens("help", (loaded) => {
    const help = loaded.createHelp(byId("help"), byId("header"), {
      setAnnounce: (/** @type {State["announce"]} */ announce) => store.set({ announce }),
      setTheme: (/** @type {State["theme"]} */ theme) => store.set({ theme }),
    });
    store.subscribe(help.render);
    return help;
  });
}

/** @satisfies {Record<string, Trouble>} */
const MISSING = {
  help: {
    what: "The help could not be loaded.",
    detail: "To click again tries once more.",
    errors: [],
    gone: false,
  },
  share: {
    what: "The share dialog could not be loaded.",
    detail: "To click again tries once more.",
    errors: [],
    gone: false,
  },
  frame: {
    what: "What this lesson needs to talk to the page around it could not be loaded.",
    detail: "It is tried again.",
    errors: [],
    gone: false,
  },
};
