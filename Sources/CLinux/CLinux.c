// SwiftPM wants one source in a C target; everything here lives in the header.
#include "CLinux.h"
