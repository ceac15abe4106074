#include "Assets.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi.yaml"
};

static const unsigned char ui_html[] = {
#embed "Pages/ui.html"
};

static const unsigned char style_css[] = {
#embed "Pages/style.css"
};

static const unsigned char parts_js[] = {
#embed "Pages/parts.js"
};

static const unsigned char calls_js[] = {
#embed "Pages/calls.js"
};

static const unsigned char live_js[] = {
#embed "Pages/live.js"
};

static const unsigned char map_js[] = {
#embed "Pages/map.js"
};

static const unsigned char app_js[] = {
#embed "Pages/app.js"
};

static const unsigned char viewer_css[] = {
#embed "Pages/viewer.css"
};

static const unsigned char viewer_js[] = {
#embed "Pages/viewer.js"
};

#define ASSET(name, data) \
    embedded_asset name(void) { return (embedded_asset){data, sizeof data}; }

ASSET(assets_openapi_yaml, openapi_yaml)
ASSET(assets_ui_html, ui_html)
ASSET(assets_ui_style, style_css)
ASSET(assets_ui_parts, parts_js)
ASSET(assets_ui_calls, calls_js)
ASSET(assets_ui_live, live_js)
ASSET(assets_ui_map, map_js)
ASSET(assets_ui_app, app_js)
ASSET(assets_docs_style, viewer_css)
ASSET(assets_docs_script, viewer_js)
