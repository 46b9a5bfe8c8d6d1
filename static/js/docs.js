// Starts the vendored Swagger UI on this server's own OpenAPI document.
// A classic script, because the vendored bundle is one.
(() => {
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
