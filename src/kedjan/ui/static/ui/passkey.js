// Passkeys: asks the browser for one, and sends its answer with the form. A form that only serves passkeys is hidden until
// the browser is known to have them.
const can = "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;

async function ask(form) {
  const { options, optionsAt } = form.dataset;
  const asked = optionsAt ? await (await fetch(optionsAt)).json() : JSON.parse(options);
  if (form.dataset.kedjanPasskey === "create") {
    return navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked.publicKey) });
  }
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked.publicKey) });
}

for (const form of document.querySelectorAll("form[data-kedjan-passkey]")) {
  if (!can) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const problem = form.querySelector("[data-kedjan-problem]");
    problem.hidden = true;
    try {
      const answer = await ask(form);
      form.querySelector("[name=credential]").value = JSON.stringify(answer.toJSON());
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
