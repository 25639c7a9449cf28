#include "core/queries/queryservice.h"
