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

/// The dashboard: its page, its style sheet and its scripts.
embedded_asset assets_ui_html(void);
embedded_asset assets_ui_style(void);
embedded_asset assets_ui_parts(void);
embedded_asset assets_ui_calls(void);
embedded_asset assets_ui_live(void);
embedded_asset assets_ui_map(void);
embedded_asset assets_ui_app(void);

/// What the pages that show the contract load beside the viewers' files.
embedded_asset assets_docs_style(void);
embedded_asset assets_docs_script(void);
