// Live parts of a page, and what forms need beside htmx. No page depends on it: without it, pages are reloaded by hand.
(() => {
  'use strict';

  const keepingFocus = (region, change) => {
    const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
    const open = new Set([...region.querySelectorAll('details[open][id]')].map((each) => each.id));
    change();
    open.forEach((id) => document.getElementById(id)?.setAttribute('open', ''));
    if (focused) {
      document.getElementById(focused)?.focus({ preventScroll: true });
    }
  };

  const say = (text) => {
    const state = document.getElementById('live-state');
    if (state && state.textContent !== text) {
      state.textContent = text;
    }
  };

  // Somebody is on the way to another page: nothing may come between, or they would be led back. What looked like leaving
  // may have been a download; then it is made up for.
  const WAY = 5000;
  const WAY_OF_A_FORM = 60000;
  let leavingUntil = 0;
  let missed = null;

  const leave = (way) => {
    leavingUntil = Math.max(leavingUntil, Date.now() + way);
    window.setTimeout(stayed, way + 50);
  };

  const stayed = () => {
    if (missed && Date.now() >= leavingUntil) {
      const region = missed;
      missed = null;
      askAgain(region);
    }
  };

  // a page that answers a form is not asked for again, which would send the form again
  const askAgain = (region) => {
    if (Date.now() < leavingUntil) {
      missed = region;
    } else {
      window.location.assign(region.dataset.page ?? window.location.href);
    }
  };

  const watch = (region) => {
    const source = new EventSource(region.dataset.live);
    let stage = region.querySelector('[data-stage]')?.dataset.stage;
    source.addEventListener('open', () => say(''));
    source.addEventListener('part', (event) => {
      keepingFocus(region, () => {
        region.innerHTML = event.data;
        window.htmx?.process(region);
      });
      const next = region.querySelector('[data-stage]')?.dataset.stage;
      if (next !== stage) {
        stage = next;
        if (next && !next.startsWith('IN_PROGRESS')) {
          // the page offers other things now
          askAgain(region);
        } else {
          document.body.dispatchEvent(new Event('stage-changed'));
        }
      }
    });
    source.addEventListener('error', () => {
      if (source.readyState === EventSource.CLOSED) {
        // the session is over, or this page is no longer ours to see: the server says which
        askAgain(region);
      } else {
        say('Live updates are interrupted; trying again.');
      }
    });
    window.addEventListener('pagehide', () => source.close());
  };

  window.addEventListener('beforeunload', () => leave(WAY));
  document.addEventListener('DOMContentLoaded', () => {
    document.querySelectorAll('[data-live]').forEach(watch);
    document.querySelector('[data-focus]')?.focus();
  });
  // a form is sent once, however often somebody clicks
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method === 'post' && !form.hasAttribute('hx-post')) {
      if (form.dataset.sent) {
        event.preventDefault();
      }
      form.dataset.sent = 'true';
      leave(WAY_OF_A_FORM);
      window.setTimeout(() => {
        delete form.dataset.sent;
      }, WAY);
    }
  });
})();
