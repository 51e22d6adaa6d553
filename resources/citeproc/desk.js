// Stands between Stet and citeproc-js: keeps one processor for each style and locale, and asks it only for what a
// change touches. Runs in a QJSEngine, whose JavaScript has no Intl and a localeCompare that knows no locale.
// Called once with the exports of citeproc-js and a host that answers compare() and locale(); answers a function from a
// request to a reply, both as JSON.
(function (CSL, host) {
    "use strict";

    String.prototype.localeCompare = function (other, locale, options) {
        return host.compare(String(this), String(other), String(locale || "en-US"),
                            options !== undefined && options.sensitivity === "base");
    };

    // JavaScript's sort keeps the order of equals since ES2019, and citeproc-js builds upon that; this engine's does not.
    Array.prototype.sort = function (compare) {
        var order = compare || function (a, b) {
            var x = String(a), y = String(b);
            return x < y ? -1 : x > y ? 1 : 0;
        };
        var list = this;
        var from = [];
        for (var i = 0; i < list.length; i += 1) {
            if (list[i] !== undefined)
                from.push(list[i]);
        }
        for (var width = 1; width < from.length; width *= 2) {
            var to = [];
            for (var start = 0; start < from.length; start += 2 * width) {
                var left = start, middle = Math.min(start + width, from.length);
                var right = middle, end = Math.min(start + 2 * width, from.length);
                while (left < middle || right < end) {
                    if (right >= end || (left < middle && !(order(from[left], from[right]) > 0))) {
                        to.push(from[left]);
                        left += 1;
                    } else {
                        to.push(from[right]);
                        right += 1;
                    }
                }
            }
            from = to;
        }
        for (i = 0; i < list.length; i += 1)
            list[i] = i < from.length ? from[i] : undefined;
        return list;
    };

    var keptProcessors = 3;
    var processors = []; // the one used last comes first

    function makeProcessor(request) {
        var items = {};
        var engine = new CSL.Engine({
            retrieveLocale: function (lang) { return host.locale(lang); },
            retrieveItem: function (id) { return JSON.parse(items[id]); }
        }, request.style, request.locale, true);
        engine.setOutputFormat("html");
        engine.opt.development_extensions.wrap_url_and_doi = true;
        return {
            name: request.name,
            style: request.style,
            locale: request.locale,
            engine: engine,
            items: items,   // JSON by id
            clusters: [],   // {id, note, text (of the request), html}
            entries: {},    // of the bibliography, by what they were made from
            nextId: 0,
            numbered: request.style.indexOf("citation-number") >= 0,
            substitutes: request.style.indexOf("subsequent-author-substitute") >= 0,
            labelled: request.style.indexOf("citation-label") >= 0
        };
    }

    function processorFor(request) {
        for (var i = 0; i < processors.length; i += 1) {
            if (processors[i].name === request.name) {
                processors.unshift(processors.splice(i, 1)[0]);
                return processors[0];
            }
        }
        if (!request.style)
            return null;
        processors.unshift(makeProcessor(request));
        processors.length = Math.min(processors.length, keptProcessors);
        return processors[0];
    }

    // Takes the items over; true when one of those that are registered has changed.
    function takeItems(processor, items) {
        var changed = false;
        items.forEach(function (item) {
            var text = JSON.stringify(item);
            changed = changed || (processor.items[item.id] !== undefined && processor.items[item.id] !== text);
            processor.items[item.id] = text;
        });
        return changed;
    }

    function textOf(request) { return JSON.stringify([request.items, request.mode]); }

    function clusterOf(processor, request) {
        processor.nextId += 1;
        return { id: "c" + processor.nextId, note: request.note, text: textOf(request), html: "" };
    }

    function citationOf(cluster) {
        var parts = JSON.parse(cluster.text);
        var citation = { citationID: cluster.id, citationItems: parts[0], properties: { noteIndex: cluster.note } };
        if (parts[1])
            citation.properties.mode = parts[1];
        return citation;
    }

    function places(clusters) {
        return clusters.map(function (cluster) { return [cluster.id, cluster.note]; });
    }

    // All anew, in a processor that knows nothing else.
    function begin(old, wanted) {
        var processor = old.clusters.length === 0 ? old : makeProcessor(old);
        processor.items = old.items;
        processor.engine.sys.retrieveItem = function (id) { return JSON.parse(old.items[id]); };
        processor.clusters = wanted.map(function (request) { return clusterOf(processor, request); });
        processor.engine.rebuildProcessorState(processor.clusters.map(citationOf), "html", [])
            .forEach(function (answer, place) { processor.clusters[place].html = answer[2]; });
        processors[0] = processor;
        return processor;
    }

    function idsOf(texts) {
        var ids = {};
        texts.forEach(function (text) {
            JSON.parse(text)[0].forEach(function (work) { ids[work.id] = true; });
        });
        return ids;
    }

    // One citation more, one changed or one less, which is what writing is, costs what it touches. Everything else is
    // set anew, and so is a text that lets go of an item: when citeproc-js takes one out of its registers, this engine
    // loses track of their members and corrupts its memory.
    function update(processor, wanted) {
        var old = processor.clusters;
        var texts = wanted.map(textOf);
        var front = 0;
        while (front < old.length && front < texts.length && old[front].text === texts[front])
            front += 1;
        var back = 0;
        while (back < old.length - front && back < texts.length - front
               && old[old.length - 1 - back].text === texts[texts.length - 1 - back])
            back += 1;
        var added = texts.length - front - back;
        var removed = old.length - front - back;
        var now = idsOf(texts);
        var before = Object.keys(idsOf(old.map(function (cluster) { return cluster.text; })));
        var lost = before.some(function (id) { return !now[id]; });
        // Numbers follow the order of the first mentions; where one of them moves, many clusters may show it.
        var order = Object.keys(now);
        var renumbered = processor.numbered
            && before.some(function (id, place) { return order[place] !== id; });
        if (old.length === 0 || added > 1 || removed > 1 || lost || renumbered)
            return begin(processor, wanted);
        var moved = false;
        var all = wanted.map(function (request, place) {
            if (added === 1 && place === front)
                return clusterOf(processor, request);
            var known = place < front ? old[place] : old[place - added + removed];
            moved = moved || known.note !== request.note;
            known.note = request.note;
            return known;
        });
        if (added === 0 && removed === 0 && !moved)
            return processor;
        var byId = {};
        all.forEach(function (cluster) { byId[cluster.id] = cluster; });
        // Nothing can be taken out or moved but by setting a neighbour anew.
        var place = added === 1 ? front : Math.max(0, front - 1);
        processor.engine.processCitationCluster(citationOf(all[place]), places(all.slice(0, place)), places(all.slice(place + 1)))[1]
            .forEach(function (answer) { byId[answer[2]].html = answer[1]; });
        processor.clusters = all;
        return processor;
    }

    // What an entry of the bibliography depends on besides its style.
    function signatures(processor, ids) {
        var previous = "";
        return ids.map(function (id) {
            var known = processor.engine.registry.registry[id];
            var own = processor.items[id] + JSON.stringify(known.disambig) + (processor.numbered ? known.seq : "");
            var signature = processor.substitutes ? own + "\u0001" + previous : own;
            previous = own;
            return signature;
        });
    }

    function entriesOf(processor, ids) {
        var set = processor.engine.makeBibliography(
            ids === null ? undefined : { include: ids.map(function (id) { return { field: "id", value: id }; }) });
        var entries = {};
        if (set) {
            set[0].entry_ids.forEach(function (entry, place) {
                entries[entry[0]] = set[1][place];
            });
            processor.format = { hangingIndent: !!set[0].hangingindent,
                                 marginColumn: set[0]["second-field-align"] ? String(set[0]["second-field-align"]) : "" };
        }
        return set ? entries : null;
    }

    function bibliography(processor) {
        var engine = processor.engine;
        if (!engine.bibliography.tokens.length)
            return [];
        var ids = engine.registry.getSortedIds().map(String);
        if (ids.length === 0)
            return [];
        var wanted = signatures(processor, ids);
        var missing = [];
        ids.forEach(function (id, place) {
            if (processor.labelled || processor.entries[id] === undefined || processor.entries[id].signature !== wanted[place])
                missing.push(place);
        });
        var kept = {};
        if (missing.length > ids.length / 2) {
            var all = entriesOf(processor, null);
            ids.forEach(function (id, place) { kept[id] = { signature: wanted[place], html: all[id] }; });
        } else {
            ids.forEach(function (id) { kept[id] = processor.entries[id]; });
            // Every missing one is set with the one before it, whose writers it may repeat.
            var asked = {};
            missing.forEach(function (place) {
                asked[ids[place]] = true;
                if (processor.substitutes && place > 0)
                    asked[ids[place - 1]] = true;
            });
            var fresh = missing.length > 0 ? entriesOf(processor, Object.keys(asked)) : {};
            missing.forEach(function (place) {
                kept[ids[place]] = { signature: wanted[place], html: fresh[ids[place]] };
            });
        }
        processor.entries = kept;
        return ids.map(function (id) { return { id: id, html: kept[id].html }; })
                  .filter(function (entry) { return entry.html !== undefined; });
    }

    return function (text) {
        var request = JSON.parse(text);
        var processor = processorFor(request);
        if (!processor)
            return JSON.stringify({ styleWanted: true });
        try {
            // A text without citations leaves the processor as it is for the next one.
            if (request.clusters.length === 0)
                return JSON.stringify({ notes: processor.engine.opt.xclass === "note", clusters: [], bibliography: [] });
            // A style of notes has no place for a name in the sentence, and one without notes none for their numbers.
            var notes = processor.engine.opt.xclass === "note";
            request.clusters.forEach(function (cluster) {
                if (notes)
                    delete cluster.mode;
                else
                    cluster.note = 0;
            });
            processor = takeItems(processor, request.items) ? begin(processor, request.clusters)
                                                            : update(processor, request.clusters);
            return JSON.stringify({
                notes: processor.engine.opt.xclass === "note",
                clusters: processor.clusters.map(function (cluster) { return cluster.html; }),
                bibliography: bibliography(processor),
                format: processor.format || { hangingIndent: false, marginColumn: "" }
            });
        } catch (error) {
            // What is half done must not be built upon.
            processors.shift();
            throw error;
        }
    };
})
