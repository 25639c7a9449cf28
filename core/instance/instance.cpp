#include "core/instance/instance.h"
