/**
 * What is asked beside the trace, once it is there: the gradient check, the listing. One question
 * at a time; when its answer comes and another trace is shown by then, that one is asked about.
 * A server that does not answer is asked again, later and later; one that refuses is not.
 */

import { Refused } from "./api.js";
import { FIRST_RETRY, LAST_RETRY } from "./asker.js";

/**
 * @template Q, A
 * @typedef {object} Ports
 * @property {() => Q | null} needed the question that is open now; null: none is
 * @property {(a: Q, b: Q) => boolean} same
 * @property {(question: Q) => Promise<A>} send
 * @property {(answer: A) => void} got
 * @property {(run: () => void, ms: number) => void} later
 */

/**
 * @template Q, A
 * @param {Ports<Q, A>} ports
 * @returns {() => void} look whether something is to be asked
 */
export function createBeside({ needed, same, send, got, later }) {
  let underWay = false;
  let pause = FIRST_RETRY;
  /** @type {Q | null} */
  let refused = null;

  async function look() {
    const question = needed();
    if (underWay || question === null || (refused !== null && same(question, refused))) return;
    underWay = true;
    let answer;
    try {
      answer = await send(question);
    } catch (reason) {
      if (!(reason instanceof Refused) || !reason.trouble.gone) {
        refused = question;
        underWay = false;
        if (!(reason instanceof Refused)) throw reason;
        return void look();
      }
      later(() => {
        underWay = false;
        void look();
      }, pause);
      pause = Math.min(LAST_RETRY, 2 * pause);
      return;
    }
    pause = FIRST_RETRY;
    underWay = false;
    const open = needed();
    // An answer to a question that nobody asks any more is dropped.
    if (open !== null && same(open, question)) got(answer);
    else void look();
  }
  return () => void look();
}
