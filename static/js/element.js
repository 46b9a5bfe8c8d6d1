/**
 * `<backprop-visualizer>` for course pages: a lesson in a frame, with methods and events of its own.
 * Bundled into /embed.js, which runs as a classic script and as a module. It must stay small.
 */

import { addressOf, commandsFor, matters, serverAt } from "./model/attributes.js";
import { message, VERSION } from "./model/messages.js";

const NAME = "backprop-visualizer";
const HEIGHT = 560;
const PATIENCE = 8000;
const ANSWERED_IN = 5000;
const GONE = "The frame is gone.";

const SHEET = `:host{display:block;position:relative}:host([hidden]){display:none}
iframe{display:block;width:100%;border:0}
slot{display:block}iframe+slot{position:absolute;inset:0;overflow:auto}
.wait{visibility:hidden}:not(.wait)+slot{display:none}
.gone{display:none}.gone+slot{position:static}`;

// A module has no current script; its element can still be found, where only one can be meant.
const all = document.querySelectorAll('[type=module][src*="/embed.js"]');
const script = /** @type {HTMLScriptElement | null} */ (
  document.currentScript ?? (all[1] ? null : all[0])
);
// An opaque page (sandboxed, or a file) makes frames that may be opaque, too.
const HERE = self.origin;
let count = 0;

/** @typedef {{type: string, resolve: (data: any) => void, reject: (reason: Error) => void, timer: number}} Waiting */

class BackpropVisualizer extends HTMLElement {
  #name = `backprop-${++count}`;
  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  #address = "";
  /** @type {URL | null} */
  #server = null;
  #isReady = false;
  /** @type {Record<string, any>} */
  #told = {};
  /** @type {Map<number, Waiting>} */
  #waiting = new Map();
  #request = 0;
  #timer = 0;
  /** @type {Promise<any>} */
  #ready = Promise.resolve();
  #isSettled = false;
  /** @type {(data: any) => void} */
  #resolve = () => {};
  /** @type {(reason: Error) => void} */
  #reject = () => {};
  #hear = (/** @type {MessageEvent} */ event) => this.#heard(event);
  #attributes = new MutationObserver((records) => this.#changed(records));
  // A frame that is far down the page loads late: patience begins when it comes into view.
  #seen = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) this.#wait();
  });

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SHEET);
    const root = this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    const slot = document.createElement("slot");
    // While a page is being read, an element is there before its children are.
    slot.addEventListener("slotchange", () => this.#isReady || this.#cover());
    root.append(slot);
    this.#promise();
  }

  connectedCallback() {
    addEventListener("message", this.#hear);
    this.#attributes.observe(this, { attributes: true, attributeOldValue: true });
    this.#load();
  }

  disconnectedCallback() {
    removeEventListener("message", this.#hear);
    this.#attributes.disconnect();
    this.#attributes.takeRecords();
    this.#leave();
    this.#frame?.remove();
    this.#frame = null;
    this.#address = "";
  }

  get steps() { return this.#told["steps"] ?? null; }
  get step() { return this.#told["step"] ?? null; }
  get query() { return this.#told["query"] ?? null; }
  get ready() { return this.#ready; }

  next() { return this.#ask("next"); }
  previous() { return this.#ask("previous"); }
  first() { return this.#ask("first"); }
  last() { return this.#ask("last"); }
  /** @param {number} step */
  goto(step) { return this.#ask("goto", { step }); }
  play() { return this.#ask("play"); }
  pause() { return this.#ask("pause"); }
  reset() { return this.#ask("reset"); }
  /** @param {import("./types/messages.js").Setting} settings */
  set(settings) { return this.#ask("set", settings); }
  getState() { return this.#ask("getState"); }
  async getTrace() { return (await this.#ask("getTrace")).trace; }

  // ---- the frame ----------------------------------------------------------------------

  /** `ready` once more: of a new frame, or of one that answered after all. */
  #promise() {
    this.#isSettled = false;
    this.#ready = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    // Nobody need wait for it.
    this.#ready.catch(() => {});
  }

  /** The frame as the attributes now want it. A new one, for a new address would be a step back in history. */
  #load() {
    const address = this.#wanted();
    if (address && address === this.#address) return;
    this.#leave();
    const had = this.#frame;
    this.#address = address;
    this.#told = {};
    if (!address) return this.#fail(`<${NAME}> needs server, where embed.js is.`);
    const frame = document.createElement("iframe");
    frame.title = this.title || "Backprop, step by step";
    frame.loading = "lazy";
    frame.allow = "fullscreen; clipboard-write";
    frame.style.height = had?.style.height || this.#height();
    frame.src = address;
    frame.className = had?.className ?? "";
    if (had) had.replaceWith(frame);
    else this.shadowRoot?.prepend(frame);
    this.#frame = frame;
    if (!had) this.#cover();
    this.#seen.observe(this);
  }

  /** @returns {string} "" where nobody knows the server */
  #wanted() {
    const base = this.getAttribute("server") ?? this.getAttribute("src") ?? script?.src;
    this.#server = serverAt(base, document.baseURI);
    if (!this.#server) return "";
    return addressOf(this.#server, this.attributes, { id: this.#id(), origin: HERE });
  }

  #id() { return /^[\w.-]{1,64}$/.test(this.id) ? this.id : this.#name; }
  #height() { return `${parseFloat(this.getAttribute("height") ?? "") || HEIGHT}px`; }

  /** The fallback over the frame, which is seen from the start where there is none. */
  #cover() {
    this.#frame?.classList.toggle("wait", !!(this.childElementCount || this.textContent?.trim()));
  }

  #wait() {
    this.#seen.disconnect();
    this.#timer = window.setTimeout(() => this.#fail("The lesson does not answer."), PATIENCE);
  }

  /** @param {string} detail */
  #fail(detail) {
    this.#cover();
    if (this.#frame?.className) this.#frame.className = "wait gone";
    this.#isSettled = true;
    this.#reject(new Error(detail));
    this.#tell("error", { detail, fatal: true });
  }

  /** What was asked of the frame that is left is answered by nobody. */
  #leave() {
    clearTimeout(this.#timer);
    this.#seen.disconnect();
    for (const request of this.#waiting.keys()) this.#settle(request)?.reject(new Error(GONE));
    if (this.#isSettled) this.#promise();
    this.#isReady = false;
  }

  // ---- attributes ------------------------------------------------------------------------

  /** @param {MutationRecord[]} records what changed in one go, as a new lesson's attributes do */
  #changed(records) {
    const names = new Set(
      records
        .filter(({ attributeName: name, oldValue }) => name && this.getAttribute(name) !== oldValue)
        .map(({ attributeName }) => String(attributeName)),
    );
    if (names.delete("height") && this.#frame) this.#frame.style.height = this.#height();
    const changed = [...names].filter(matters);
    if (!changed.length) return;
    const commands =
      this.#isReady && this.#server ? commandsFor(changed, [...this.attributes], this.#server) : null;
    if (!commands) return this.#load();
    // The frame becomes what the address now says; it need not be loaded for that.
    this.#address = this.#wanted();
    const { settings, step } = commands;
    const sent = Object.keys(settings).length ? this.set(settings) : Promise.resolve();
    sent
      .then(() => (step === null ? null : this.goto(step)))
      .catch(({ message: detail }) => this.#tell("error", { detail, fatal: false }));
  }

  // ---- messages ----------------------------------------------------------------------------

  get #peer() { return this.#server?.origin; }

  /** @param {string} type @param {any} [data] @param {number} [request] */
  #post(type, data, request) {
    // An opaque page's frame may be opaque, and then has no name that could be called.
    const target = HERE === "null" ? "*" : (this.#peer ?? "");
    this.#frame?.contentWindow?.postMessage(message(this.#id(), type, data, request), target);
  }

  /** @param {string} type @param {object} [data] @returns {Promise<any>} */
  async #ask(type, data) {
    await this.#ready;
    if (!this.#frame) throw new Error(GONE);
    return new Promise((resolve, reject) => {
      const request = ++this.#request;
      const timer = window.setTimeout(
        () => this.#settle(request)?.reject(new Error(`${type} was not answered.`)),
        ANSWERED_IN,
      );
      this.#waiting.set(request, { type, resolve, reject, timer });
      try {
        this.#post(type, data, request);
      } catch (reason) {
        this.#settle(request)?.reject(/** @type {Error} */ (reason));
      }
    });
  }

  /** @param {number} request */
  #settle(request) {
    const found = this.#waiting.get(request);
    clearTimeout(found?.timer);
    this.#waiting.delete(request);
    return found;
  }

  /** @param {MessageEvent} event */
  #heard({ source, origin, data: said }) {
    if (!source || source !== this.#frame?.contentWindow || said?.backprop !== VERSION) return;
    if (origin !== this.#peer && !(HERE === "null" && origin === "null")) return;
    const { type, request, data } = said;
    if (type === "hello") return this.#post("init");
    if (type === "resize") {
      if (this.#frame && data.height > 0) this.#frame.style.height = `${data.height}px`;
      return;
    }
    if (type === "ready" || type === "state" || type === "step") Object.assign(this.#told, data);
    if (type === "step") this.#told["steps"] = data.total;
    if (request !== undefined) {
      // The state follows its ack.
      const asked = this.#waiting.get(request)?.type;
      if (type === "ack" && asked === "getState") return;
      const waits = this.#settle(request);
      if (type === "error") waits?.reject(new Error(data.detail));
      else waits?.resolve(data);
    } else if (type === "ready") {
      clearTimeout(this.#timer);
      this.#seen.disconnect();
      if (this.#isSettled) this.#promise();
      this.#isReady = this.#isSettled = true;
      this.#frame.className = "";
      this.#resolve(data);
      this.#tell(type, data);
    } else if (/^(step|state|error)$/.test(type)) this.#tell(type, data);
  }

  /** @param {string} type @param {object} detail */
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`backprop-${type}`, { detail, bubbles: true, composed: true }));
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, BackpropVisualizer);
