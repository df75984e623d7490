// What the list page shows, and what one changes in it row by row.
import { list as words } from "#generated/words.js";
import { loadCard } from "../../list/cards.js";
import { again, byPupil, edited, moved, without } from "../../list/items.js";
import { measureOf } from "../../list/measure.js";
import { fill } from "../../words.js";
import { toast, toastWithUndo } from "../toast/toast.js";
import { itemElement } from "./item.js";
import { noticesOf } from "./notices.js";

export class ListView {
  /** The items of a link that someone shared, while they are what the page shows. */
  shared = null;
  #page;
  #drawn = []; // the rows that stand on the page
  #turn = 0;

  /** @param {Element} page @param {import("../../keeping/held.js").Held} held  the person's own list */
  constructor(page, held) {
    this.#page = page;
    this.held = held;
  }

  /** @returns {Array} what the page shows, in order: {item, card, measure}; the items as they are now */
  get rows() {
    const items = new Map(this.#items.map((item) => [item.id, item]));
    return this.#drawn.filter(({ item }) => items.has(item.id)).map((row) => ({ ...row, item: items.get(row.item.id) }));
  }

  get #items() {
    return byPupil(this.shared ?? this.held.document.items);
  }

  part(name) {
    return this.#page.querySelector(`[data-fk-list-${name}]`);
  }

  async draw() {
    const turn = ++this.#turn;
    const items = this.#items;
    const found = await Promise.all(items.map(async (item) => ({ item, card: await loadCard(item.card) })));
    if (turn !== this.#turn) return; // a later change is already being drawn
    const withMeasure = found.map(({ item, card }) => ({ item, card: card ?? missing(item), measure: measureOf(item, card) }));
    this.#drawn = withMeasure.filter((row) => row.measure);
    const rows = this.#drawn;
    const context = { rows, editable: this.shared === null, handlers: this };
    this.part("items").replaceChildren(...rows.map((row, place) => itemElement(this.#page, row, place, context)));
    this.part("notices").replaceChildren(...noticesOf(found, this.held.document));
    this.part("notices").hidden = this.part("notices").childElementCount === 0;
    this.part("empty").hidden = items.length > 0;
    for (const button of this.#page.querySelectorAll("[data-fk-list-needs-items]")) button.hidden = items.length === 0;
    this.part("shared").hidden = this.shared === null;
    this.part("share").classList.toggle("fk-button--main", this.shared === null); // there the first thing to do is to take it over
  }

  /** Changes parts of an item. */
  edit(item, changes) {
    this.#change((items) => edited(items, item.id, changes));
  }

  /** Gives `item` the place of `other`; then the focus goes to the button that `focus` selects in it. */
  async move(item, other, focus) {
    this.#change((items) => moved(items, item.id, other.id));
    await this.draw();
    const place = this.#placeOf(item);
    this.part("items").children[place].querySelector(focus).focus();
    toast(fill(words.moved, { number: item.number, place: place + 1, count: this.rows.length }));
  }

  /** Puts the measure on the list once more, for another pupil. */
  async repeat(item) {
    this.#change((items) => again(items, item.id));
    const { items } = this.held.document;
    const { id } = items[items.findIndex((one) => one.id === item.id) + 1];
    await this.draw();
    this.part("items").children[this.#placeOf({ id })].querySelector("[data-fk-item-pupil]").focus();
  }

  /** Shows the items pupil by pupil anew; the focus stays in the field that has it. */
  async regroup() {
    const field = document.activeElement;
    const place = [...this.part("items").children].findIndex((element) => element.contains(field));
    const id = this.rows[place]?.item.id;
    const name = [...(field?.attributes ?? [])].map((attribute) => attribute.name).find((each) => each.startsWith("data-fk-item"));
    await this.draw();
    if (id && name) this.part("items").children[this.#placeOf({ id })]?.querySelector(`[${name}]`)?.focus();
  }

  async remove(item) {
    const place = this.#placeOf(item);
    const undo = this.held.snapshot();
    this.#change((items) => without(items, item.id));
    await this.draw();
    const next = this.part("items").children[Math.min(place, this.rows.length - 1)];
    (next?.querySelector("[data-fk-item-remove]") ?? this.part("share")).focus();
    toastWithUndo(fill(words.removed, { number: item.number }), () => this.#bringBack(undo), this.held);
  }

  #bringBack(undo) {
    undo();
    this.draw();
  }

  #change(edit) {
    this.held.change((list) => ({ ...list, items: edit(list.items) }));
  }

  #placeOf({ id }) {
    return this.rows.findIndex(({ item }) => item.id === id);
  }
}

/** A card that this site does not have, of which an own measure is known all the same. */
const missing = ({ card }) => ({ label: card, path: `kaarten/${card}.html`, measures: {}, withdrawn: {} });
