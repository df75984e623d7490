// The one dialog that tells or asks.

/** Shows a message with an optional list; resolves when it is closed. */
export function tell({ title, text, list = [] }) {
  return open({ title, text, list, yes: "Goed" });
}

/** Asks; resolves to true only when the person presses the `yes` button. */
export function ask({ title, text, yes }) {
  return open({ title, text, list: [], yes, no: "Annuleren" });
}

/** Asks whether a file may take the place of work that is not saved. */
export function askToReplace() {
  const text = "Wat je invulde is nog niet bewaard.";
  return ask({ title: "Vervangen wat er nu staat?", text, yes: "Vervangen" });
}

function open({ title, text, list, yes, no }) {
  const dialog = document.querySelector("[data-fk-message]");
  const part = (name) => dialog.querySelector(`[data-fk-message-${name}]`);
  part("title").textContent = title;
  part("text").textContent = text;
  part("list").replaceChildren(...list.map(item));
  part("list").hidden = list.length === 0;
  part("yes").textContent = yes;
  part("no").hidden = !no;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
  });
}

function item(text) {
  const element = document.createElement("li");
  element.textContent = text;
  return element;
}
