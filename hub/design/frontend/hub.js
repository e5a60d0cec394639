// What makes the hub quicker. Everything works without it.
import "htmx.org";
import {
  Button,
  CharacterCount,
  ErrorSummary,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend";
import { startPin } from "./pin.js";

// GOV.UK Frontend asks for these classes before it starts. Its template sets them in an inline script, which
// our Content-Security-Policy refuses.
document.body.classList.add("js-enabled", "govuk-frontend-supported");

const components = [Button, CharacterCount, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink];

function start(scope) {
  for (const component of components) createAll(component, undefined, { scope });
}

start(document);
// What htmx brings in later is started as well.
document.body.addEventListener("htmx:load", (event) => {
  if (event.detail.elt !== document.body) start(event.detail.elt);
});

// A link to a comment opens the folded part in which it stands, in browsers that do not do so by themselves.
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
}

openTarget();
addEventListener("hashchange", openTarget);

// Where the picture of a thread is wider than the screen, it begins at the record from which the reader came.
for (const picture of document.querySelectorAll(".hub-walk")) {
  const here = picture.querySelector(".hub-walk__stop--here")?.getBoundingClientRect();
  const frame = picture.getBoundingClientRect();
  if (here) picture.scrollLeft += here.x + here.width / 2 - frame.x - frame.width / 2;
}

document.querySelectorAll("[data-pin]").forEach(startPin);

// A form that is filled in where there may be no network is not sent into nothing: what was typed stays on the screen.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-keep-offline]");
  if (!form || navigator.onLine) return;
  event.preventDefault();
  const told = form.querySelector(".hub-offline") || form.appendChild(document.createElement("p"));
  told.className = "hub-offline govuk-error-message";
  told.setAttribute("role", "alert");
  told.textContent = form.dataset.keepOffline;
});
