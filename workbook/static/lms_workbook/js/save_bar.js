// Always says where the work is. The words stand in the page, in its language, as data-text-<name>.
import { showSaveState } from "../../lms/js/save_state.js";

// How a sending ended -> the words.
const ENDS = { offline: "offline", failed: "offline", signed_out: "signedout", other_account: "account" };
const REASONS = { closed: "locked", locked: "locked", other_account: "account" };

export function saveBar(bar) {
  const first = { state: bar.dataset.state, nodes: [...bar.querySelector("[data-save-text]").childNodes] };
  const signIn = document.querySelector("[data-sign-in]");

  let last = "";

  function say(state, words, time) {
    const now = `${state} ${words} ${time}`;
    if (now === last) return; // what has not changed is not read aloud again
    last = now;
    showSaveState(bar, state, time, words);
    if (signIn) signIn.hidden = words !== "signedout";
  }

  /** `state` is what the device knows of the answer (outbox.look); `sent` how the last sending ended. */
  function show(state, { sent, verdict }) {
    if (Object.keys(state.conflicts).length) return say("phone", "conflict");
    if (verdict) return say("bad", verdict);
    if (state.reason && state.reason !== "invalid") return say("bad", REASONS[state.reason] ?? "refused");
    if (state.isWaiting && sent in ENDS) return say("phone", handedIn(state, ENDS[sent]));
    if (state.isWaiting) return say("busy", "typing");
    if (Object.keys(state.errors).length) return say("bad", "invalid");
    if (state.saved_at) return say("saved", "saved", new Date(state.saved_at));
    last = "";
    bar.dataset.state = first.state;
    return bar.querySelector("[data-save-text]").replaceChildren(...first.nodes);
  }

  return { say, show };
}

function handedIn(state, words) {
  return state.isHandingIn && words === "offline" ? "handin" : words;
}
