# One static executable and its models, on nothing: no shell, no package, no libc beside the one linked in.

FROM swift:6.3-bookworm AS build
WORKDIR /source
COPY Package.swift openapi.yaml ./
COPY Sources Sources
# The manifest names the tests' folders; they are not built.
COPY Tests Tests
RUN swift build -c release --product server -Xswiftc -static-executable \
    && strip -o /server .build/release/server

FROM scratch
LABEL org.opencontainers.image.title="customer-segmentation" \
      org.opencontainers.image.description="Which segment a customer belongs to, how sure that is, and what to offer" \
      org.opencontainers.image.version="1.0.0" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /server /server
COPY models /models
ENV SEGMENTATION_ADDRESS=0.0.0.0 \
    SEGMENTATION_PORT=8000 \
    SEGMENTATION_MODELS=/models
USER 65532:65532
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s CMD ["/server", "--healthcheck"]
ENTRYPOINT ["/server"]
