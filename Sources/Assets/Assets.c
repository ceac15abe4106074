#include "Assets.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi.yaml"
};

embedded_asset assets_openapi_yaml(void) {
    return (embedded_asset){openapi_yaml, sizeof openapi_yaml};
}

static const unsigned char ui_html[] = {
#embed "Pages/ui.html"
};

static const unsigned char ui_css[] = {
#embed "Pages/ui.css"
};

static const unsigned char ui_js[] = {
#embed "Pages/ui.js"
};

embedded_asset assets_ui_html(void) {
    return (embedded_asset){ui_html, sizeof ui_html};
}

embedded_asset assets_ui_css(void) {
    return (embedded_asset){ui_css, sizeof ui_css};
}

embedded_asset assets_ui_js(void) {
    return (embedded_asset){ui_js, sizeof ui_js};
}
