// What must be there before the theme's own scripts run.
import "./theme/no-storage.js";
import "./theme/came-dark.js";
import "./search/late-worker.js";
