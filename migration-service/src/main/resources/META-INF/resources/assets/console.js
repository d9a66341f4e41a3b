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

  // what a form has been sent for is on its way: nothing may come between
  let leaving = false;

  // a page that answers a form is not asked for again, which would send the form again
  const askAgain = (region) => {
    if (!leaving) {
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
      leaving = true;
      window.setTimeout(() => {
        delete form.dataset.sent;
        leaving = false;
      }, 5000);
    }
  });
})();
