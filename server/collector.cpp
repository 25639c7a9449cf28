#include "server/collector.h"
