/** What templates share, each under the name they call it by: `{ "$part": "notice" }`. A new part is one line here. */
export { default as buttons } from '../../cards/parts/buttons.json';
export { default as choice } from '../../cards/parts/choice.json';
export { default as facts } from '../../cards/parts/facts.json';
export { default as fallback } from '../../cards/parts/fallback.json';
export { default as fields } from '../../cards/parts/fields.json';
export { default as more } from '../../cards/parts/more.json';
export { default as notice } from '../../cards/parts/notice.json';
export { default as paragraphs } from '../../cards/parts/paragraphs.json';
export { default as refused } from '../../cards/parts/refused.json';
export { default as row } from '../../cards/parts/row.json';
export { default as summary } from '../../cards/parts/summary.json';
export { default as title } from '../../cards/parts/title.json';
export { default as toggle } from '../../cards/parts/toggle.json';
