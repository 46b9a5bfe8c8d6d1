# Packages first, in a stage that is thrown away; pip stays behind with it.
FROM python:3.13-slim AS packages
COPY requirements/run.lock /tmp/
RUN python -m venv --without-pip /opt/venv \
    && pip --python /opt/venv install --no-cache-dir --no-deps --only-binary :all: \
       --require-hashes -r /tmp/run.lock

FROM python:3.13-slim
RUN useradd --system --user-group --no-create-home visualizer
COPY --from=packages /opt/venv /opt/venv
WORKDIR /srv
COPY static static
COPY templates templates
COPY app app
RUN /opt/venv/bin/python -m compileall -q app
USER visualizer
ENV PATH=/opt/venv/bin:$PATH HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=2)"]
CMD ["python", "-m", "app"]
