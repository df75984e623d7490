// What stands in for a button is pressed by the keyboard as one is.

/** @param {HTMLElement} element @param {() => void} press */
export function onPress(element, press) {
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  });
}
