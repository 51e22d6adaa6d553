// What citeproc-js prints under node, with nothing of Stet in between: the yardstick of citeprocprocessortest.
// node reference.js citeproc.js STYLE.csl LOCALES-FOLDER LOCALE items.json clusters.json
"use strict";
const fs = require("fs");
const path = require("path");
const [, , library, style, locales, locale, itemsFile, clustersFile] = process.argv;
const CSL = require(path.resolve(library));
const items = new Map(JSON.parse(fs.readFileSync(itemsFile, "utf8")).map(item => [item.id, item]));
const clusters = JSON.parse(fs.readFileSync(clustersFile, "utf8"));

const engine = new CSL.Engine({
    retrieveLocale: lang => {
        const file = path.join(locales, `locales-${lang}.xml`);
        return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : fs.readFileSync(path.join(locales, "locales-en-US.xml"), "utf8");
    },
    retrieveItem: id => JSON.parse(JSON.stringify(items.get(id)))
}, fs.readFileSync(style, "utf8"), locale, true);
engine.opt.development_extensions.wrap_url_and_doi = true;
const notes = engine.opt.xclass === "note";
const citations = clusters.map((cluster, place) => {
    const citation = { citationID: `r${place}`, citationItems: cluster.items, properties: { noteIndex: notes ? place + 1 : 0 } };
    if (cluster.mode && !notes)
        citation.properties.mode = cluster.mode;
    return citation;
});
const texts = engine.rebuildProcessorState(citations, "html", []).map(answer => answer[2]);
const bibliography = engine.makeBibliography();
console.log(JSON.stringify({
    notes,
    clusters: texts,
    bibliography: bibliography ? bibliography[0].entry_ids.map((ids, place) => [ids[0], bibliography[1][place].trim()]) : []
}));
