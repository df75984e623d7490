// One measure on the list page: its words, its fields, its buttons, and dragging it to another place.
import { list as words, slides } from "#generated/words.js";
import { find } from "../../dom/find.js";
import { samePupil } from "../../list/items.js";
import { SITE } from "../../site-path.js";
import { fill } from "../../words.js";

/**
 * Makes the element of one row.
 * @param {HTMLElement} page
 * @param {{item: any, card: ListCard, measure: import("../../list/measure.js").ListMeasure}} row @param {number} place  from 0
 * @param {{rows: Array, editable: boolean, handlers: any}} context  `handlers`: edit, move and remove
 */
export function itemElement(page, { item, card, measure }, place, { rows, editable, handlers }) {
  const element = find(page, "template[data-fk-list-item]").content.firstElementChild.cloneNode(true);
  const part = (name) => find(element, `[data-fk-item-${name}]`);
  const { number } = item;
  part("card").textContent = card.label;
  part("link").textContent = fill(slides.measure_title, { number, short: measure.short });
  if (!item.own) part("link").href = new URL(`${card.path}#m${item.number}`, SITE).href;
  part("text").append(measure.content.cloneNode(true));
  const startsGroup = (item.pupil || item.klas) && !(rows[place - 1] && samePupil(rows[place - 1].item, item));
  part("group").hidden = !startsGroup;
  part("group").textContent = startsGroup ? [item.pupil, item.klas].filter(Boolean).join(" · ") : "";
  if (!editable) {
    for (const extra of [part("handle"), element.querySelector(".fk-item__fields"), element.querySelector(".fk-item__buttons")]) {
      extra.remove();
    }
    return element;
  }
  for (const field of ["pupil", "klas", "who", "note"]) bindField(element, item, field, handlers);
  for (const field of ["pupil", "klas"]) part(field).addEventListener("change", () => setTimeout(() => handlers.regroup()));
  // A pupil's measures stay together: what moves, moves among them.
  const [before, after] = [rows[place - 1]?.item, rows[place + 1]?.item].map((one) => (one && samePupil(one, item) ? one : null));
  bindButton(part("up"), fill(words.move_up, { number }), !before, () => handlers.move(item, before, "[data-fk-item-up]"));
  bindButton(part("down"), fill(words.move_down, { number }), !after, () => handlers.move(item, after, "[data-fk-item-down]"));
  bindButton(part("again"), fill(words.repeat_measure, { number }), false, () => handlers.repeat(item));
  bindButton(part("remove"), fill(words.remove_measure, { number }), false, () => handlers.remove(item));
  return element;
}

function bindField(element, item, field, handlers) {
  const input = element.querySelector(`[data-fk-item-${field}]`);
  const paper = element.querySelector(`[data-fk-item-paper="${field}"]`);
  input.value = item[field] ?? "";
  if (paper) paper.textContent = input.value;
  input.addEventListener("input", () => {
    if (paper) paper.textContent = input.value;
    handlers.edit(item, { [field]: input.value });
  });
}

function bindButton(button, label, off, press) {
  button.setAttribute("aria-label", label);
  button.title = label;
  // Off, but still there for the keyboard: the focus must not be lost at the end of the list.
  button.setAttribute("aria-disabled", String(off));
  if (!off) button.addEventListener("click", press);
}

/** Lets the items of a list be dragged by their handles; `drop` gets two places, from 0. */
export function bindDragging(list, drop) {
  let from = -1;
  const placeOf = (target) => [...list.children].indexOf(target.closest("[data-fk-item]"));
  list.addEventListener("dragstart", (event) => {
    from = placeOf(event.target);
    event.dataTransfer.effectAllowed = "move";
    // WebKit drags nothing that carries no data, and an empty text is none.
    event.dataTransfer.setData("text/plain", find(list.children[from], "[data-fk-item-link]").textContent);
    event.dataTransfer.setDragImage(list.children[from], 0, 0);
  });
  list.addEventListener("dragover", (event) => {
    if (from >= 0) event.preventDefault();
  });
  list.addEventListener("drop", (event) => {
    const to = placeOf(event.target);
    if (from < 0 || to < 0) return;
    event.preventDefault();
    event.stopPropagation();
    drop(from, to);
  });
  list.addEventListener("dragend", () => (from = -1));
}
