# Een beeld van Verband. NIET UITGEPROBEERD: waar dit gemaakt is, draait geen Docker. Meld het als een stap niet klopt.
#   docker build --tag verband .
# Waar pakketten vandaan komen, bepaalt wie bouwt; hier staat geen adres in.

FROM python:3.11-slim-bookworm AS build
WORKDIR /opt/verband
COPY requirements requirements
RUN python -m venv .venv \
 && .venv/bin/python -m pip install --no-cache-dir --require-hashes -r requirements/uv.txt \
 && .venv/bin/uv pip install --no-cache --compile-bytecode --python .venv/bin/python --require-hashes -r requirements/runtime.txt
COPY pyproject.toml README.md LICENSE ./
COPY frontend frontend
COPY tools tools
COPY src src
RUN python tools/assets.py \
 && .venv/bin/uv pip install --no-cache --python .venv/bin/python --no-deps --no-build-isolation -e . \
 && rm -rf frontend/node_modules \
 && .venv/bin/python -m compileall -q src

FROM python:3.11-slim-bookworm
# WeasyPrint tekent met Pango; een reservekopie van PostgreSQL maakt pg_dump, van de versie in compose.yaml of nieuwer.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 postgresql-client \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/verband --shell /usr/sbin/nologin verband \
 && install -d -o verband -g verband -m 0700 /var/lib/verband /var/lib/verband-vernietigd /var/backups/verband
COPY --from=build /opt/verband /opt/verband
ENV PATH=/opt/verband/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    VERBAND_DATA=/var/lib/verband \
    VERBAND_DESTROYED_KEYS=/var/lib/verband-vernietigd/lijst
USER verband
WORKDIR /var/lib/verband
VOLUME ["/var/lib/verband", "/var/lib/verband-vernietigd", "/var/backups/verband"]
EXPOSE 8000
CMD ["gunicorn", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", "--timeout", "120", "verband.site.wsgi"]
