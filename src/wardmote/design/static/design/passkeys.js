/* Passkeys (WebAuthn Level 2). A form with data-passkey="get" or "create" is filled with what the device answers.
   Options come as JSON in data-passkey-options, or are asked of the address in data-passkey-ask. */
(function () {
  "use strict";
  var forms = document.querySelectorAll("form[data-passkey]");
  var missing = document.querySelector("[data-passkey-missing]");
  if (!window.PublicKeyCredential) {
    if (missing) { missing.hidden = false; }
    return;
  }
  forms.forEach(function (form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      if (form.elements.credential.value) { return; }
      event.preventDefault();
      form.querySelector("[data-passkey-problem]").hidden = true;
      options(form)
        .then(function (found) { return form.dataset.passkey === "create" ? create(found) : get(found); })
        .then(function (credential) {
          form.elements.credential.value = JSON.stringify(credential);
          form.submit();
        })
        .catch(function () { form.querySelector("[data-passkey-problem]").hidden = false; });
    });
  });

  function options(form) {
    if (form.dataset.passkeyOptions) { return Promise.resolve(JSON.parse(form.dataset.passkeyOptions)); }
    return fetch(form.dataset.passkeyAsk, { credentials: "same-origin", cache: "no-store" })
      .then(function (answer) { return answer.json(); });
  }

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (letter) { return letter.charCodeAt(0); });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function named(list) {
    return (list || []).map(function (item) { return Object.assign({}, item, { id: bytes(item.id) }); });
  }

  function create(found) {
    var key = Object.assign({}, found.publicKey);
    key.challenge = bytes(key.challenge);
    key.user = Object.assign({}, key.user, { id: bytes(key.user.id) });
    key.excludeCredentials = named(key.excludeCredentials);
    return navigator.credentials.create({ publicKey: key }).then(function (made) {
      return Object.assign(common(made), {
        response: {
          clientDataJSON: text(made.response.clientDataJSON),
          attestationObject: text(made.response.attestationObject),
          transports: made.response.getTransports ? made.response.getTransports() : []
        }
      });
    });
  }

  function get(found) {
    var key = Object.assign({}, found.publicKey);
    key.challenge = bytes(key.challenge);
    key.allowCredentials = named(key.allowCredentials);
    return navigator.credentials.get({ publicKey: key }).then(function (shown) {
      return Object.assign(common(shown), {
        response: {
          clientDataJSON: text(shown.response.clientDataJSON),
          authenticatorData: text(shown.response.authenticatorData),
          signature: text(shown.response.signature),
          userHandle: shown.response.userHandle ? text(shown.response.userHandle) : null
        }
      });
    });
  }

  function common(credential) {
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      authenticatorAttachment: credential.authenticatorAttachment,
      clientExtensionResults: credential.getClientExtensionResults()
    };
  }
})();
