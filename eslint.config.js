// What is wrong in a script whatever its style: tests/gates runs this.
import js from "@eslint/js";
import globals from "globals";

export default [
  js.configs.recommended,
  {
    files: ["overrides/**/*.js"],
    languageOptions: { globals: globals.browser },
    rules: {
      eqeqeq: "error",
      "no-implicit-coercion": ["error", { boolean: true, number: true, string: true }],
      "no-unused-vars": ["error", { args: "all", argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-control-regex": "off", // what XML cannot hold are control characters
      // A text is never markup. Where the build made the HTML, the line says so.
      "no-restricted-syntax": [
        "error",
        ...[
          "AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]",
          "CallExpression[callee.property.name=/^(insertAdjacentHTML|createContextualFragment)$/]",
        ].map((selector) => ({ selector, message: "Build elements, or set textContent." })),
      ],
    },
  },
  { files: ["overrides/search/worker.js"], languageOptions: { globals: globals.worker } },
  { files: ["**/*.mjs", "*.js"], languageOptions: { globals: globals.node } },
];
