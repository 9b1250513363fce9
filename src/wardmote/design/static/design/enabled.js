// Says before the first paint that scripts run, so that GOV.UK Frontend may fold what it can unfold.
document.body.className += " js-enabled" + ("noModule" in HTMLScriptElement.prototype ? " govuk-frontend-supported" : "");
