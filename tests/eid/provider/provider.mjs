// A real OpenID provider on this machine, for tests. Whoever login_hint names is logged in at once: no page, no password.
// Its claims are the names before and after the colon: "subject:personnummer".
import { createServer } from "node:http";

import { Provider } from "oidc-provider";

const server = createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: ["kedjan", "somebody-else"].map((name) => ({
    client_id: name,
    client_secret: "a secret: with / signs",
    redirect_uris: ["http://testserver/login/e-id/back/"],
    grant_types: ["authorization_code"],
    response_types: ["code"],
    token_endpoint_auth_method: "client_secret_basic",
  })),
  claims: { openid: ["sub", "personnummer"] },
  conformIdTokenClaims: false,
  cookies: { keys: ["only for tests"] },
  features: { devInteractions: { enabled: false } },
  findAccount: (_context, id) => {
    const [subject, personnummer] = id.split(":");
    return { accountId: id, claims: () => ({ sub: subject, ...(personnummer && { personnummer }) }) };
  },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  pkce: { methods: ["S256"], required: () => true },
});

const answer = provider.callback();
server.on("request", async (request, response) => {
  if (!request.url.startsWith("/interaction/")) return answer(request, response);
  const { params } = await provider.interactionDetails(request, response);
  const grant = new provider.Grant({ accountId: params.login_hint, clientId: params.client_id });
  grant.addOIDCScope("openid");
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(request, response, { login: { accountId: params.login_hint }, consent });
});
process.stdin.on("end", () => process.exit()).resume(); // ends with the test run, however that ends
console.log(issuer);
