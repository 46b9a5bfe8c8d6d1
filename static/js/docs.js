// Starts the vendored Swagger UI on this server's own OpenAPI document.
// A classic script, because the vendored bundle is one.
(() => {
  // All that the reference writes as HTML is the Markdown of our own document: bare elements.
  const bare = /^(?:[^<]|<\/?(?:p|i|em|strong|code|pre|ul|ol|li)>|<br>)*$/;
  // @ts-expect-error not yet in the types
  window.trustedTypes?.createPolicy("default", {
    createHTML(/** @type {string} */ text) {
      if (bare.test(text)) return text;
      throw new TypeError("The reference writes bare elements only.");
    },
  });
  const place = document.getElementById("reference");
  // @ts-expect-error the vendored bundle sets this global
  window.SwaggerUIBundle({
    url: place?.dataset.openapi,
    domNode: place,
    deepLinking: true,
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
  });
})();
