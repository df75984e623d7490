// The entry of the script of every page that is no card's.
import { mountAllMeasures } from "../components/all-measures/all-measures.js";
import { mountCardList } from "../components/card-list/card-list.js";
import { mountDiscussionList } from "../components/discussion-list/discussion-list.js";
import { alone } from "../dom/alone.js";
import { mountEvery, watchOver } from "./every.js";

const list = mountEvery(document);
alone("[data-fk-list] > .fk-needs-script", (list) => mountDiscussionList(document, list), list);
alone("[data-fk-all] .fk-needs-script", (list) => mountAllMeasures(document, list), list);
alone("[data-fk-find]", () => mountCardList(document));
watchOver(document, [list], document.querySelector("[data-fk-list]") ? ["list"] : []);
