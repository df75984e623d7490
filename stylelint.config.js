// What is wrong in a style, and how a class is called: flat BEM with one prefix. tests/gates runs this.
const word = "[a-z]+(-[a-z]+)*";

export default {
  extends: "stylelint-config-standard",
  rules: {
    "selector-max-id": 0,
    "selector-class-pattern": `^(fk-${word}(__${word})?(--${word})?|md-[a-z_-]+|headerlink)$`, // md- and headerlink: the theme's
    "custom-property-pattern": `^(fk|md)-${word}(--${word})*$`,
    "import-notation": "string",
    "value-keyword-case": ["lower", { ignoreKeywords: ["A4", "Roboto"] }],
    "media-feature-range-notation": null, // (width < 60em) is younger than the oldest browser that we serve
    "no-descending-specificity": null, // states and paper stand beside the screen rules of their own part
  },
};
