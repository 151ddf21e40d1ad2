import { basename } from "node:path";
import { launch } from "./launch";

// Copies of one file are the observer and its agent's command, told apart by the name they run under.
const name = basename(process.argv[1] ?? "observer");
const words = process.argv.slice(2);

if (name === "ob_agentctl") void import("./agentctl").then(({ agentctl }) => agentctl(words));
else if (words[0] === "--daemonized") void import("./daemon").then(({ daemon }) => daemon(words));
else launch(words);
