// Passkeys and security keys: hands the server's question to the browser and the key's answer back.
// A form says by data-key whether a key is made ("create") or used ("get"); data-options is the question.
(() => {
  "use strict";
  // A number made of dots is no name that keys can be bound to.
  const digits = /^[\d.]+$|^\[/.test(location.hostname);
  if (!window.PublicKeyCredential || !navigator.credentials || digits) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  const question = (form) => {
    const { publicKey } = JSON.parse(form.dataset.options);
    publicKey.challenge = bytes(publicKey.challenge);
    if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
    if (publicKey.excludeCredentials) publicKey.excludeCredentials = named(publicKey.excludeCredentials);
    if (publicKey.allowCredentials) publicKey.allowCredentials = named(publicKey.allowCredentials);
    return { publicKey };
  };

  const answer = (key) => {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (key.response[name]) response[name] = text(key.response[name]);
    }
    if (key.response.getTransports) response.transports = key.response.getTransports();
    return {
      type: key.type, id: key.id, rawId: text(key.rawId), response,
      authenticatorAttachment: key.authenticatorAttachment, clientExtensionResults: key.getClientExtensionResults(),
    };
  };

  for (const form of document.querySelectorAll("form[data-key]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const trouble = form.querySelector("[role=alert][hidden], [role=alert].shown");
      try {
        const key = await navigator.credentials[form.dataset.key](question(form));
        form.elements.credential.value = JSON.stringify(answer(key));
        form.submit();
      } catch {
        if (trouble) { trouble.hidden = false; trouble.classList.add("shown"); }
      }
    });
  }
  for (const hint of document.querySelectorAll("[data-no-key]")) hint.hidden = true;
})();
