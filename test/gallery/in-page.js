// Runs in the page: what draws the cards there, and what judges them. Not compiled; the program hands it over as text.
/* global document, AdaptiveCards, axe */

/** Draws the cards below each other, each under the words that say which it is. */
globalThis.drawAll = ({ drawn, config, width }) => {
  const main = document.querySelector('main');
  for (const { id, lang, said, card } of drawn) {
    const heading = Object.assign(document.createElement('h2'), { className: 'entry', textContent: said });
    const frame = Object.assign(document.createElement('section'), { className: 'frame', id, lang });
    frame.style.width = `${width}px`;
    frame.setAttribute('aria-label', said);
    const drawing = new AdaptiveCards.AdaptiveCard();
    drawing.hostConfig = new AdaptiveCards.HostConfig(config);
    drawing.parse(card);
    frame.append(drawing.render());
    main.append(heading, frame);
  }
};

/** What axe-core has against the page: the card, the rule with what is wrong, and the element. */
globalThis.judge = async () => {
  const { violations } = await axe.run('main', { resultTypes: ['violations'] });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, html, failureSummary = '' }) => {
      const frame = document.querySelector(target[0])?.closest('.frame')?.id ?? 'the page';
      return `${frame}: ${id}, ${failureSummary.split('\n')[1]?.trim()} ${html.slice(0, 120)}`;
    }),
  );
};
