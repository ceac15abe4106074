# One static executable, its models and the viewers of its contract, on nothing: no shell, no package, no libc beside the
# one linked in.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Package.swift openapi.yaml ./
COPY Sources Sources
# The manifest names the tests' folders; they are not built.
COPY Tests Tests
RUN swift build -c release --product server -Xswiftc -static-executable \
    && strip -o /server .build/release/server

# Swagger UI and Redoc, without which /docs and /redoc would send browsers to another host for them.
FROM python:3.13-slim-bookworm AS viewers
COPY Tests/Integration/viewers-requirements.txt ./
RUN pip install --no-cache-dir --no-deps --require-hashes --target /package -r viewers-requirements.txt \
    && mkdir -p /viewers/swagger-ui-dist /viewers/redoc/bundles \
    && cd /package/drf_spectacular_sidecar/static/drf_spectacular_sidecar \
    && cp swagger-ui-dist/swagger-ui.css swagger-ui-dist/swagger-ui-bundle.js swagger-ui-dist/LICENSE \
        /viewers/swagger-ui-dist \
    && cp redoc/LICENSE /viewers/redoc \
    && cp redoc/bundles/redoc.standalone.js redoc/bundles/redoc.standalone.js.LICENSE.txt /viewers/redoc/bundles

FROM scratch
LABEL org.opencontainers.image.title="customer-segmentation" \
      org.opencontainers.image.description="Which segment a customer belongs to, how sure that is, and what to offer" \
      org.opencontainers.image.version="1.0.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /server /server
COPY --from=viewers /viewers /viewers
COPY models /models
ENV SEGMENTATION_ADDRESS=0.0.0.0 \
    SEGMENTATION_PORT=8000 \
    SEGMENTATION_MODELS=/models \
    SEGMENTATION_DOCS_ASSETS=/viewers
USER 65532:65532
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s CMD ["/server", "--healthcheck"]
ENTRYPOINT ["/server"]
