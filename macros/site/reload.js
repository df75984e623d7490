// Only while serving: loads the page anew when the site was built again, or could not be.
(() => {
  let seen = null;
  const look = async () => {
    const version = await fetch("/__gewijzigd").then((answer) => answer.text()).catch(() => seen);
    if (seen !== null && version !== seen) location.reload();
    seen = version;
  };
  setInterval(look, 500);
})();
