/* The compiler: clang for wasm32. */
#define LWIP_NO_INTTYPES_H 1
#define X8_F "02x"
#define U16_F "u"
#define S16_F "d"
#define X16_F "x"
#define U32_F "u"
#define S32_F "d"
#define X32_F "x"
#define SZT_F "u"
#define LWIP_NO_STDIO_H 1
#define LWIP_NO_CTYPE_H 1
#define BYTE_ORDER 1234
#ifndef LITTLE_ENDIAN
#define LITTLE_ENDIAN 1234
#endif
#ifndef BIG_ENDIAN
#define BIG_ENDIAN 4321
#endif
unsigned synproof_random(void);
void synproof_fail(const char *text);
#define LWIP_RAND() synproof_random()
#define LWIP_PLATFORM_DIAG(x)
#define LWIP_PLATFORM_ASSERT(text) synproof_fail(text)
