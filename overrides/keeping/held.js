// A document that a tab works on: a filled-in card, or the list to talk about.
//
// Each document has an id of its own. The tab holds one of a kind; the device keeps a set of them, each under its own key,
// never one slot. A tab reads, changes and deletes only the one that it holds, so that no tab can touch another's pupil.
// A document that two tabs hold follows the last change: every change is made on the newest copy there is.
import { KEPT } from "#generated/shapes.js";
import { alone } from "../dom/alone.js";
import { parsed, takenOrNull } from "../outside.js";
import { newId } from "./new-id.js";
import { openPresence } from "./presence.js";
import { openSignals } from "./signals.js";
import { inTab, keyOf, onDevice } from "./storage.js";

/** Milliseconds in which other tabs have surely answered. */
export const ANSWERED = 500;
const BLANKED = 100; // milliseconds in which WebKit has surely blanked the fields of a page that comes back

/**
 * @typedef {object} Kind  what the tab must know of such documents
 * @property {string} name  "record|hechting", "list"
 * @property {() => any} create  a blank document with an id
 * @property {(document: any) => boolean} isBlank
 * @property {(document: any) => string} textOf  its saved file: what differs from it is not saved
 * @property {(value: any) => any} revive  a document from what a browser kept; null when it is none
 * @property {{label: string, address: string}} place  where it is filled in, for the other pages of the site
 * @property {boolean} [oneForAllTabs]  a blank one gives way to what another tab or the device has
 */

/** @typedef {{document: any, kept: boolean, inFile: string, at: string, view: any}} State  `at`: when it was changed last */

export class Held {
  #kind;
  #slot;
  #state;
  #seen = null; // the text on the device when this tab last read or wrote it
  #others = new Set(); // the tabs that hold the same document
  #answers = new Set(); // those that answered since it was asked last
  #locked = 0; // how many tabs hold it by the locks of the browser
  #presence = openPresence();
  #stored = { tab: inTab.works(), device: true }; // whether the last writing worked
  #listeners = new Set();
  #send;

  /** @param {Kind} kind */
  constructor(kind) {
    this.#kind = kind;
    this.#slot = keyOf(kind.name);
    this.#state = this.#fromTab() ?? this.#newest() ?? this.#blank();
    this.#seen = this.#state.kept ? onDevice.get(this.#key) : null;
    if (this.#isAhead) this.#store();
    this.#send = openSignals((message) => this.#hear(message));
    this.#watch();
    this.#meet();
  }

  /** Under what key the tab keeps it while its page is left. */
  get slot() {
    return this.#slot;
  }

  get document() {
    return this.#state.document;
  }

  get isBlank() {
    return this.#kind.isBlank(this.document);
  }

  /** When it was changed last; "" when it never was. */
  get at() {
    return this.#state.at;
  }

  /** Whether there is something in it that no file holds. */
  get unsaved() {
    return !this.isBlank && this.#kind.textOf(this.document) !== this.#state.inFile;
  }

  /** Whether the person chose to keep it on the device. */
  get kept() {
    return this.#state.kept;
  }

  /** @returns {"device"|"tab"|"nowhere"} where it really stands now */
  get place() {
    if (this.kept && this.#stored.device) return "device";
    return this.#stored.tab ? "tab" : "nowhere";
  }

  /** Whether the device keeps an older version of it: it had no room for this one. */
  get isBehind() {
    return this.kept && !this.#stored.device;
  }

  /** Whether it is lost when the tab closes. */
  get atRisk() {
    return this.unsaved && this.place !== "device";
  }

  /** Whether another tab holds it too. */
  get isElsewhere() {
    return this.#others.size > 0 || this.#locked > 0;
  }

  /** What the page of this tab shows of it: anything, gone with the tab. */
  get view() {
    return this.#state.view;
  }

  set view(view) {
    this.#state.view = view;
    this.#writeInTab();
    this.#notify("around");
  }

  /**
   * Calls back after every change, with where it was made: "here", "elsewhere", or "around" when only tabs came or went.
   * @param {(where: string) => void} listener @param {AbortSignal} [signal]  ends it
   */
  onChange(listener, signal) {
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  }

  /** Changes it: `edit` gets the newest copy and returns the next. */
  change(edit) {
    this.#follow();
    this.#state.document = edit(this.document);
    this.#publish();
  }

  /** Takes over what another page made of it, `at` that moment; `saved`: a file holds all that is new. */
  catchUp(edit, { at, saved }) {
    const document = edit(this.document);
    const inFile = saved && !this.unsaved ? this.#kind.textOf(document) : this.#state.inFile;
    this.#state = { ...this.#state, document, inFile, at };
    this.#store();
    this.#notify("elsewhere");
  }

  /** Notes that a file holds it as it is. */
  markSaved() {
    this.#state.inFile = this.#kind.textOf(this.document);
    this.#publish();
  }

  /** @returns {boolean} whether it is kept on the device from now on, or no longer, as was asked */
  keep(on) {
    if (on && onDevice.get(this.#key) !== null) {
      // Under this id stands what another tab keeps: this one becomes a document of its own.
      this.#state.document = { ...this.document, id: newId() };
    }
    if (!on && this.kept) onDevice.remove(this.#key);
    this.#state.kept = on;
    this.#publish();
    if (!on || this.#stored.device) return true;
    this.#state.kept = false;
    this.#publish();
    return false;
  }

  /**
   * Takes another document in hand; the one before stays on the device if it is kept there.
   * @param {any} document @param {{saved?: boolean, view?: any}} about  `saved`: a file holds it
   */
  take(document, { saved = false, view = null } = {}) {
    const inFile = saved ? this.#kind.textOf(document) : "";
    this.#hold({ document, kept: false, inFile, at: "", view });
  }

  /** Takes one in hand that the device keeps. */
  takeKept(id) {
    const copy = this.#read(onDevice.get(this.#keyOf(id)));
    if (copy) this.#hold({ ...copy, kept: true, view: null });
  }

  /** Deletes it here and on the device, and starts a blank one. */
  drop() {
    if (this.kept) onDevice.remove(this.#key);
    this.#hold(this.#blank());
  }

  /** @returns {() => void} brings back all as it is now */
  snapshot() {
    const before = { ...this.#state };
    return () => {
      if (before.document.id !== this.document.id) {
        this.#hold(before);
        return;
      }
      this.#state = { ...before };
      this.#publish();
    };
  }

  /** @returns {{document: any, at: string}[]} what the device keeps beside this one, the last changed first */
  keptOthers() {
    return this.#keptAll().filter(({ document }) => document.id !== this.document.id);
  }

  #keptAll() {
    return onDevice
      .keys(`${this.#slot}|`)
      .map((key) => this.#read(onDevice.get(key)))
      .filter((copy) => copy && !this.#kind.isBlank(copy.document))
      .sort((one, other) => (one.at < other.at ? 1 : -1));
  }

  get #key() {
    return this.#keyOf(this.document.id);
  }

  #keyOf(id) {
    return `${this.#slot}|${id}`;
  }

  #blank() {
    return { document: this.#kind.create(), kept: false, inFile: "", at: "", view: null };
  }

  /** @returns {State|null} what the tab held when its page was left */
  #fromTab() {
    const text = inTab.get(this.#slot);
    const state = this.#read(text);
    if (!state?.kept) return state;
    const copy = this.#read(onDevice.get(this.#keyOf(state.document.id)));
    if (!copy) return { ...state, kept: false };
    return copy.at < state.at ? state : { ...state, ...copy };
  }

  /** Whether the device refused the last changes of this tab. */
  get #isAhead() {
    return this.kept && (this.#read(this.#seen)?.at ?? "") < this.#state.at;
  }

  #newest() {
    const [copy] = this.#kind.oneForAllTabs ? this.#keptAll() : [];
    return copy ? { ...copy, kept: true, view: null } : null;
  }

  /** @returns {any} what stands in a text that this or another page wrote; null when it is nothing of ours */
  #read(text) {
    return this.#revived(parsed(text));
  }

  /** What a browser kept is read as strictly as a file: an older or a newer page of the site may have written it. */
  #revived(state) {
    const copy = takenOrNull(KEPT, state);
    const document = copy && this.#kind.revive(copy.document);
    return document && { inFile: "", at: "", ...copy, document };
  }

  /** Puts another state in the place of this one. */
  #hold(state) {
    this.#tell("bye");
    this.#state = { ...state };
    this.#seen = state.kept ? onDevice.get(this.#key) : null;
    if (this.#seen === null) this.#write();
    else if (this.#isAhead) this.#store();
    else this.#follow(null);
    this.#meet();
    this.#notify("here");
  }

  #publish() {
    this.#write();
    this.#tellState();
    this.#notify("here");
  }

  #write() {
    this.#state.at = new Date().toISOString();
    this.#store();
  }

  #store() {
    const { document, inFile, kept, at } = this.#state;
    this.#stored.device = true;
    if (kept) {
      const text = JSON.stringify({ document, inFile, at });
      this.#stored.device = onDevice.set(this.#key, text);
      if (this.#stored.device) this.#seen = text;
    }
    this.#writeInTab();
  }

  #writeInTab() {
    if (this.isBlank && !this.kept) {
      inTab.remove(this.#slot);
      this.#stored.tab = inTab.works();
      return;
    }
    const { place } = this.#kind;
    const text = JSON.stringify({ ...this.#state, ...place, unsaved: this.unsaved, atRisk: this.atRisk });
    this.#stored.tab = inTab.set(this.#slot, text);
  }

  /** Takes over what another tab made of it on the device. @returns {boolean} whether it did */
  #follow(seen = this.#seen) {
    if (!this.kept) return false;
    const text = onDevice.get(this.#key);
    if (text === seen) return false;
    this.#seen = text;
    const copy = this.#read(text);
    // Forgotten by another tab: what stands on the screen of this one stays.
    this.#state = copy ? { ...this.#state, ...copy } : { ...this.#state, kept: false };
    this.#writeInTab();
    return true;
  }

  /** Looks again when something may have changed elsewhere: not every browser says so on a disk. */
  #watch() {
    addEventListener("storage", ({ key }) => key === this.#key && this.#look());
    addEventListener("focus", () => this.#comeBack());
    document.addEventListener("visibilitychange", () => document.hidden || this.#comeBack());
    addEventListener("pagehide", () => {
      this.#tell("bye");
      this.#presence.leave();
    });
    addEventListener("pageshow", ({ persisted }) => persisted && setTimeout(() => this.#rise(), BLANKED));
  }

  #look() {
    if (this.#follow()) this.#notify("elsewhere");
  }

  #comeBack() {
    this.#look();
    this.#meet();
  }

  /** Back by the browser's own button: another page of this tab may have changed what the tab holds. */
  #rise() {
    this.#state = this.#fromTab() ?? this.#blank();
    this.#seen = this.kept ? onDevice.get(this.#key) : null;
    if (this.#isAhead) this.#store();
    this.#notify("elsewhere");
    this.#meet();
  }

  /** Asks who holds it too; a tab that went without a word does not answer. */
  #meet() {
    this.#presence.take(this.#key);
    const answers = new Set();
    this.#answers = answers;
    this.#tell(this.#gives ? "give?" : "here?");
    setTimeout(() => {
      if (answers !== this.#answers) return; // asked again since
      this.#others = answers;
      this.#notify("around");
      this.#count();
    }, ANSWERED);
  }

  /** Counts by the locks of the browser, which know of a tab that cannot answer. */
  async #count() {
    const key = this.#key;
    const locked = await this.#presence.others(key);
    if (key !== this.#key || locked === this.#locked) return;
    this.#locked = locked;
    this.#notify("around");
  }

  /** Whether it gives way to what another tab has. */
  get #gives() {
    return Boolean(this.#kind.oneForAllTabs) && this.isBlank;
  }

  #tell(what, more = {}) {
    this.#send({ kind: this.#kind.name, what, id: this.document.id, ...more });
  }

  #tellState() {
    const { document, inFile, kept, at } = this.#state;
    this.#tell("changed", { state: { document, inFile, kept, at, isBehind: this.isBehind } });
  }

  #hear({ kind, what, id, from, state }) {
    if (kind !== this.#kind.name) return;
    if (what === "give?" && this.#kind.oneForAllTabs && !this.isBlank) this.#tellState();
    if (what === "changed" && (id === this.document.id || this.#gives)) this.#adopt(state);
    if (id !== this.document.id) return;
    if (what === "here?") this.#tell("here");
    if (what === "bye") setTimeout(() => this.#count(), ANSWERED);
    this.#note(from, what !== "bye");
  }

  #note(tab, isThere) {
    if (this.#others.has(tab) === isThere && this.#answers.has(tab) === isThere) return;
    for (const tabs of [this.#others, this.#answers]) tabs[isThere ? "add" : "delete"](tab);
    this.#notify("around");
  }

  #adopt(state) {
    const copy = this.#revived(state);
    if (!copy) return;
    const isNew = copy.document.id !== this.document.id;
    const { isBehind, ...theirs } = copy;
    this.#state = { ...this.#state, ...theirs, kept: copy.kept === true };
    this.#stored.device = isBehind !== true;
    this.#seen = this.kept ? onDevice.get(this.#key) : null;
    this.#writeInTab();
    if (isNew) this.#tell("here");
    this.#notify("elsewhere");
  }

  #notify(where) {
    for (const listener of this.#listeners) alone("", () => listener(where));
  }
}
