#include "core/enrich/enricher.h"
