# Any base with a `python` of 3.11 or newer and a pip will do: --build-arg BASE=…
ARG BASE=docker.io/library/python:3.13-slim

# What is installed and compiled here is copied; the stage itself is thrown away.
FROM ${BASE} AS built
COPY requirements/run.lock /tmp/
RUN python -m venv --without-pip /opt/venv \
    && pip --python /opt/venv install --no-cache-dir --no-deps --only-binary :all: \
       --require-hashes -r /tmp/run.lock
WORKDIR /opt/visualizer
COPY static static
COPY templates templates
COPY app app
RUN /opt/venv/bin/python -m compileall -q app

FROM ${BASE}
COPY --from=built /opt /opt
WORKDIR /opt/visualizer
# Nobody's number in particular; Kubernetes' runAsNonRoot wants a number and no name.
USER 10001:10001
ENV PATH=/opt/venv/bin:$PATH HOST=0.0.0.0 PORT=8000
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["python", "-c", \
    "import os, urllib.request as u; u.urlopen(f\"http://127.0.0.1:{os.environ['PORT']}/healthz\", timeout=2)"]
CMD ["python", "-m", "app"]
