#include "Assets.h"

static const unsigned char openapi_yaml[] = {
#embed "../../openapi.yaml"
};

embedded_asset assets_openapi_yaml(void) {
    return (embedded_asset){openapi_yaml, sizeof openapi_yaml};
}
