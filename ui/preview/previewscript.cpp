#include "ui/preview/previewscript.h"

namespace stet {

// A long page is laid out first where it is seen and then piece by piece, a frame at a time; a page of everyday length
// is left exactly as the reader gets it. Once all is laid out nothing is held back any more: with content-visibility
// left on, each change of a page of 100,000 words costs 17 ms of layout instead of 3.
// Timers never fire with page scripts off, so nothing here waits but for the next frame.
QString previewScript()
{
    return QStringLiteral(R"js((function () {
'use strict';
const long = 300;
const piece = 40;
const sheet = new CSSStyleSheet();
sheet.replaceSync('.stet-long > :not([data-stet-laid]) { content-visibility: auto;'
    + ' contain-intrinsic-size: auto 120px; }'
    + '::-webkit-scrollbar { width: 12px; height: 12px; background: transparent; }'
    + '::-webkit-scrollbar-thumb { border: 3px solid transparent; border-radius: 6px; background: rgba(128, 128, 128, .5)'
    + ' padding-box; }'
    + '@media print { .stet-long > * { content-visibility: visible !important; } }');
document.adoptedStyleSheets = [sheet];

let found = null;
function parts() {
    if (found === null || (found.length > 0 && !found[0].isConnected))
        found = Array.from(document.querySelectorAll('div[data-part]'));
    return found;
}

function layOutByPieces(part) {
    if (part.children.length <= long || part.classList.contains('stet-long'))
        return;
    part.classList.add('stet-long');
    let next = 0;
    function layOut() {
        if (!part.isConnected)
            return;
        const end = Math.min(next + piece, part.children.length);
        for (; next < end; ++next)
            part.children[next].setAttribute('data-stet-laid', '');
        keepHeld();
        if (next < part.children.length)
            requestAnimationFrame(layOut);
        else
            part.classList.remove('stet-long');
    }
    requestAnimationFrame(layOut);
}

function loaded() {
    for (const part of parts())
        layOutByPieces(part);
}

function blocksOf(html, count) {
    const template = document.createElement('template');
    template.innerHTML = html;
    return template.content.children.length === count ? template.content : null;
}

function patch(change) {
    const all = parts();
    if (all.length !== change.before.length)
        return false;
    for (let i = 0; i < all.length; ++i)
        if (all[i].children.length !== change.before[i])
            return false;
    for (const [part, block, removed, ...added] of change.steps) {
        const children = all[part].children;
        const content = blocksOf(added.join('\n'), added.length);
        if (content === null || block + removed > children.length)
            return false;
        for (let i = 0; i < removed; ++i)
            children[block].remove();
        all[part].insertBefore(content, children[block] || null);
        if (added.length > long)
            layOutByPieces(all[part]);
    }
    return true;
}

function blockElement(part, block) {
    const owner = parts()[part];
    return owner === undefined ? undefined : owner.children[block];
}

// Which block stands at a height of the window, and how far down it: [part, block, fraction].
function placeAt(y) {
    const all = parts();
    for (let part = 0; part < all.length; ++part) {
        const children = all[part].children;
        // Not the part's own box: a theme may give it none (display: contents).
        if (children.length === 0 || children[children.length - 1].getBoundingClientRect().bottom <= y)
            continue;
        let low = 0;
        let high = children.length - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (children[middle].getBoundingClientRect().bottom > y)
                high = middle;
            else
                low = middle + 1;
        }
        const block = children[low].getBoundingClientRect();
        return [part, low, block.height > 0 ? Math.max(0, (y - block.top) / block.height) : 0];
    }
    return [];
}

function place() {
    return window.scrollY <= 0 ? [] : placeAt(0);
}

// The place that was asked for is held while blocks of a long page get their height, which they do a frame after they
// come near or when their piece is laid out; the reader's own hand lets it go.
let held = null;
for (const kind of ['wheel', 'mousedown', 'touchstart', 'keydown'])
    window.addEventListener(kind, () => { held = null; }, {capture: true, passive: true});

function keepHeld() {
    if (held === null || !held.element.isConnected)
        return true;
    const box = held.element.getBoundingClientRect();
    const before = window.scrollY;
    const off = box.top + held.fraction * box.height - held.height;
    if (Math.abs(off) >= 1)
        window.scrollBy(0, off);
    return window.scrollY === before;
}

function lineUp(part, block, fraction, height) {
    const element = blockElement(part, block);
    if (element === undefined)
        return false;
    const mine = held = {element, fraction, height};
    let frames = 0;
    let steady = 0;
    function step() {
        if (held !== mine)
            return;
        steady = keepHeld() ? steady + 1 : 0;
        if (++frames < 20 && steady < 4)
            requestAnimationFrame(step);
    }
    step();
    return true;
}

// Brings a block into sight, and leaves the page alone when it is already there.
function reveal(part, block) {
    const element = blockElement(part, block);
    if (element === undefined)
        return false;
    const box = element.getBoundingClientRect();
    if (box.bottom < 24 || box.top > window.innerHeight - 24)
        lineUp(part, block, 0, Math.round(window.innerHeight / 4));
    return true;
}

function blockAt(x, y) {
    let element = document.elementFromPoint(x, y);
    if (element === null || element.closest('a[href], button, input, textarea, summary') !== null)
        return [];
    if (!window.getSelection().isCollapsed)
        return [];
    const all = parts();
    while (element !== null && !all.includes(element.parentElement))
        element = element.parentElement;
    if (element === null)
        return [];
    const part = all.indexOf(element.parentElement);
    const box = element.getBoundingClientRect();
    return [part, Array.prototype.indexOf.call(element.parentElement.children, element),
            box.height > 0 ? (y - box.top) / box.height : 0];
}

// A theme says how it looks in the dark with a media query; the writer chooses here which side of it is shown.
const queries = [];
function collectQueries(rules) {
    for (const rule of rules) {
        if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme'))
            queries.push([rule, rule.media.mediaText]);
        if (rule.cssRules !== undefined)
            collectQueries(rule.cssRules);
    }
}
let hasDarkSide = null;
function scheme(dark) {
    if (hasDarkSide === null) {
        for (const style of document.styleSheets)
            collectQueries(style.cssRules);
        hasDarkSide = queries.length > 0
            || getComputedStyle(document.documentElement).colorScheme.includes('dark');
    }
    for (const [rule, text] of queries) {
        rule.media.mediaText = text
            .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g, dark ? '(min-width: 0px)' : '(max-width: 0px)')
            .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/g, dark ? '(max-width: 0px)' : '(min-width: 0px)');
    }
    if (hasDarkSide)
        document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
    return hasDarkSide;
}

window.stet = {patch, place, lineUp, reveal, blockAt, scheme, loaded};
})();)js");
}

} // namespace stet
