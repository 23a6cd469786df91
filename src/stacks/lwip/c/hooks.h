/* Initial sequence numbers come from outside, as all that is not decided here. */
#include "lwip/arch.h"
u32_t synproof_isn(void);
