// Files that the server carries inside its executable, so that one binary is the whole deployment.
#pragma once

#include <stddef.h>

/// Bytes with static storage: valid for the life of the process, never written.
typedef struct {
    const unsigned char *bytes;
    size_t count;
} embedded_asset;

/// The API contract, openapi.yaml at the top of the repository.
embedded_asset assets_openapi_yaml(void);

/// The dashboard: its page, its style sheet and its script.
embedded_asset assets_ui_html(void);
embedded_asset assets_ui_css(void);
embedded_asset assets_ui_js(void);
