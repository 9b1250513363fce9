// The screen on which minutes are written: saves what was typed as one types. Without it the button saves.
(function () {
  "use strict";

  var form = document.querySelector(".wm-writing");
  if (!form || !window.fetch) { return; }
  var status = form.querySelector(".wm-saved");
  var pause = 1500;
  var changed = {};
  var timer = null;
  var busy = false;

  form.addEventListener("input", function (event) {
    if (event.target.name.indexOf("text-") !== 0) { return; }
    changed[event.target.name.slice(5)] = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(save, pause);
  });
  form.addEventListener("submit", function () { changed = {}; });
  window.addEventListener("beforeunload", function (event) {
    if (Object.keys(changed).length) { event.preventDefault(); }
  });

  function field(kind, key) { return form.elements[kind + "-" + key]; }

  function save() {
    var keys = Object.keys(changed);
    if (busy || !keys.length) { return; }
    var sent = {};
    var body = new FormData();
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    keys.forEach(function (key) {
      sent[key] = field("text", key).value;
      body.append("text-" + key, sent[key]);
      body.append("base-" + key, field("base", key).value);
    });
    changed = {};
    busy = true;
    fetch(window.location.pathname, {
      method: "POST", body: body, credentials: "same-origin", headers: { Accept: "application/json" }
    }).then(function (answer) {
      if (!answer.ok || answer.redirected) { throw new Error("not saved"); }
      return answer.json();
    }).then(function (told) {
      keys.forEach(function (key) { take(key, sent[key], told.texts[key]); });
      say(status.dataset.saved + " " + new Date().toLocaleTimeString("en-GB"));
    }).catch(function () {
      keys.forEach(function (key) { changed[key] = true; });
      say(status.dataset.failed);
      timer = window.setTimeout(save, 10 * pause);
    }).finally(function () {
      busy = false;
      if (Object.keys(changed).length) { timer = window.setTimeout(save, pause); }
    });
  }

  // What stands on the server may hold another person's lines. If nothing was typed meanwhile, show it; if something
  // was, what we sent is what our text began from, and the next saving brings both together.
  function take(key, sent, stands) {
    var box = field("text", key);
    if (box.value !== sent) { field("base", key).value = sent; return; }
    field("base", key).value = stands;
    if (stands !== sent && stands !== sent.trimEnd()) { box.value = stands; }
  }

  function say(words) { status.textContent = words; }
})();
