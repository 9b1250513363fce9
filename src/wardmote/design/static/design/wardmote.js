// Makes working pages nicer for staff; every page works without it.
(function () {
  "use strict";

  // Parts that htmx exchanged: let GOV.UK Frontend set up their components, and say the new result count.
  document.addEventListener("htmx:afterSettle", function (event) {
    var part = event.detail.elt;
    import(document.querySelector('script[src*="govuk-frontend"]').src).then(function (govuk) {
      if (govuk.initAll) { govuk.initAll({ scope: part }); }
    });
    var shown = part.querySelector && part.querySelector(".wm-shown");
    if (shown) { say(shown.textContent); }
  });

  function say(words) {
    var live = document.getElementById("wm-live");
    if (!live) {
      live = document.createElement("p");
      live.id = "wm-live";
      live.className = "govuk-visually-hidden";
      live.setAttribute("aria-live", "polite");
      document.body.appendChild(live);
    }
    live.textContent = words;
  }

  // Signing in ends after a while without work: say so before it happens.
  var session = document.querySelector("[data-session-seconds]");
  if (session) { watch(session); }

  function watch(box) {
    var words = box.querySelector(".wm-session__words");
    var stay = box.querySelector("[data-session-stay]");
    var warn = Number(box.dataset.sessionWarning);
    var end = Date.now() + Number(box.dataset.sessionSeconds) * 1000;
    var said = null;
    var timer = null;

    function look() {
      window.clearTimeout(timer);
      var left = Math.round((end - Date.now()) / 1000);
      if (left <= 0) {
        box.hidden = false;
        words.textContent = "You have been signed out. What you have not saved is still on this page: copy it before you sign in again.";
        if (stay) { stay.hidden = true; }
        return;
      }
      box.hidden = left > warn;
      if (!box.hidden) {
        var minutes = Math.ceil(left / 60);
        if (minutes !== said) {
          said = minutes;
          words.textContent = "You will be signed out in " + (minutes === 1 ? "1 minute" : minutes + " minutes") + ".";
        }
      }
      timer = window.setTimeout(look, Math.min(15000, Math.max(1000, (left - warn) * 1000)));
    }

    if (stay) {
      stay.addEventListener("click", function (event) {
        event.preventDefault();
        fetch(stay.href, { credentials: "same-origin", cache: "no-store" }).then(function (answer) {
          if (answer.ok && !answer.redirected) { return answer.json(); }
          window.location.assign(stay.href);
          return null;
        }).then(function (told) {
          if (!told) { return; }
          // The server says how long: no press takes a session beyond its ten hours.
          end = Date.now() + told.seconds * 1000;
          said = null;
          stay.hidden = told.seconds <= warn;
          look();
        });
      });
    }
    look();
  }
})();
