// The header of the theme says the name of the page once its own title has been scrolled away.

/** Follows the title. @param {Document} root */
export function mountHeaderTitle(root) {
  const [shown, title] = [root.querySelector("[data-md-component='header-title']"), root.querySelector(".md-content h1")];
  if (!shown || !title) return;
  new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
    shown.classList.toggle("md-header__title--active", !isIntersecting && boundingClientRect.top < 0);
  }).observe(title);
}
