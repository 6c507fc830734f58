"""The functions that a person's SQL may call: pure functions of their arguments. What is not here is refused, so a new engine version brings nothing in.

Left out on purpose: whatever reads files, addresses, other tables, dictionaries, settings or the machine; whatever waits, throws or takes a function's or a
type's name as text; whatever makes large values out of small ones; and aggregate states.
"""

from __future__ import annotations

from typing import Final

SCALAR: Final = frozenset(
    """
    abs acos acosh addDate addDays addHours addInterval addMicroseconds addMilliseconds addMinutes addMonths addNanoseconds addQuarters addSeconds
    addWeeks addYears age alphaTokens and appendTrailingCharIfAbsent array array_remove array_to_string arrayAll arrayAvg arrayBottomK arrayCompact
    arrayConcat arrayCount arrayCumSum arrayCumSumNonNegative arrayDifference arrayDistinct arrayDotProduct arrayElement arrayElementOrNull
    arrayEnumerate arrayEnumerateDense arrayEnumerateDenseRanked arrayEnumerateUniq arrayEnumerateUniqRanked arrayExcept arrayExists arrayFill
    arrayFilter arrayFirst arrayFirstIndex arrayFirstOrNull arrayFlatten arrayFlattenedLength arrayFold arrayIntersect arrayJaccardIndex arrayJoin
    arrayLast arrayLastIndex arrayLastOrNull arrayMap arrayMax arrayMin arrayPartialReverseSort arrayPartialSort arrayPopBack arrayPopFront
    arrayProduct arrayPushBack arrayPushFront arrayRemove arrayResize arrayReverse arrayReverseFill arrayReverseSort arrayReverseSplit arrayRotateLeft
    arrayRotateRight arrayShiftLeft arrayShiftRight arrayShingles arraySlice arraySort arraySplit arrayStringConcat arraySum arraySymmetricDifference
    arrayTopK arrayTranspose arrayUnion arrayUniq arrayZip arrayZipUnaligned ascii asin asinh assumeNotNull atan atan2 atanh avg2 bar base32Decode
    base32Encode base58Decode base58Encode base64Decode base64Encode base64URLDecode base64URLEncode basename bin bitAnd bitCount bitHammingDistance
    bitNot bitOr bitRotateLeft bitRotateRight bitShiftLeft bitShiftRight bitSlice bitTest bitTestAll bitTestAny bitXor byteHammingDistance byteSlice
    CARDINALITY caseFoldUTF8 caseWithoutExpr caseWithoutExpression cbrt ceil ceiling changeDay changeHour changeMinute changeMonth changeSecond
    changeYear char CHAR_LENGTH CHARACTER_LENGTH cityHash64 clamp coalesce concat concat_ws concatWithSeparator cos cosh countDigits countEqual
    countMatches countMatchesCaseInsensitive countSubstrings countSubstringsCaseInsensitive countSubstringsCaseInsensitiveUTF8 curdate current_date
    current_timestamp cutFragment cutIPv6 cutQueryString cutQueryStringAndFragment cutToFirstSignificantSubdomain cutToFirstSignificantSubdomainCustom
    cutToFirstSignificantSubdomainCustomRFC cutToFirstSignificantSubdomainCustomWithWWW cutToFirstSignificantSubdomainCustomWithWWWRFC
    cutToFirstSignificantSubdomainRFC cutToFirstSignificantSubdomainWithWWW cutToFirstSignificantSubdomainWithWWWRFC cutURLParameter cutWWW
    damerauLevenshteinDistance DATE date_bin DATE_DIFF date_diff DATE_FORMAT DATE_TRUNC dateDiff dateName dateTrunc DAY DAYOFMONTH DAYOFWEEK DAYOFYEAR
    decodeURLComponent decodeURLFormComponent degrees divide divideDecimal divideOrNull domain domainRFC domainWithoutWWW domainWithoutWWWRFC e
    editDistance editDistanceUTF8 empty encodeURLComponent encodeURLFormComponent endsWith endsWithCaseInsensitive endsWithCaseInsensitiveUTF8
    endsWithUTF8 equals erf erfc exists exp exp10 exp2 extract extractAll extractAllGroups extractAllGroupsHorizontal extractAllGroupsVertical
    extractGroups extractKeyValuePairs extractKeyValuePairsWithEscaping extractURLParameter extractURLParameterNames extractURLParameters factorial
    farmFingerprint64 farmHash64 firstNonDefault firstSignificantSubdomain firstSignificantSubdomainCustom firstSignificantSubdomainCustomRFC
    firstSignificantSubdomainRFC flatten floor format FORMAT_BYTES formatDateTime formatDateTimeInJodaSyntax formatReadableDecimalSize
    formatReadableQuantity formatReadableSize formatReadableTimeDelta fragment FROM_BASE64 FROM_UNIXTIME from_utc_timestamp fromUnixTimestamp
    fromUnixTimestamp64Micro fromUnixTimestamp64Milli fromUnixTimestamp64Nano fromUnixTimestamp64Second fromUnixTimestampInJodaSyntax fromUTCTimestamp
    gccMurmurHash gcd geoDistance greatCircleDistance greater greaterOrEquals greatest grouping halfMD5 has hasAll hasAny hasSubsequence
    hasSubsequenceCaseInsensitive hasSubsequenceCaseInsensitiveUTF8 hasSubsequenceUTF8 hasSubstr hasToken hasTokenCaseInsensitive
    hasTokenCaseInsensitiveOrNull hasTokenOrNull hex HOUR hypot identity if ifNotFinite ifNull ilike indexOf indexOfAssumeSorted INET6_ATON INET6_NTOA
    INET_ATON INET_NTOA initcap initcapUTF8 instr intDiv intDivOrNull intDivOrZero intExp10 intExp2 intHash32 intHash64 IPv4CIDRToRange
    IPv4NumToString IPv4NumToStringClassC IPv4StringToNum IPv4StringToNumOrDefault IPv4StringToNumOrNull IPv4ToIPv6 IPv6CIDRToRange IPv6NumToString
    IPv6StringToNum IPv6StringToNumOrDefault IPv6StringToNumOrNull isASCII isDecimalOverflow isDistinctFrom isFinite isInfinite isIPAddressInRange
    isIPv4String isIPv6String isNaN isNotDistinctFrom isNotNull isNull isNullable isPrime isProbablePrime isValidASCII isValidJSON isValidUTF8
    isZeroOrNull jaroSimilarity jaroWinklerSimilarity JSON_ARRAY_LENGTH JSON_EXISTS JSON_QUERY JSON_VALUE JSONArrayLength JSONExtractArrayRaw
    JSONExtractArrayRawCaseInsensitive JSONExtractBool JSONExtractBoolCaseInsensitive JSONExtractFloat JSONExtractFloatCaseInsensitive JSONExtractInt
    JSONExtractIntCaseInsensitive JSONExtractKeys JSONExtractKeysAndValuesRaw JSONExtractKeysAndValuesRawCaseInsensitive
    JSONExtractKeysCaseInsensitive JSONExtractRaw JSONExtractRawCaseInsensitive JSONExtractString JSONExtractStringCaseInsensitive JSONExtractUInt
    JSONExtractUIntCaseInsensitive JSONHas JSONLength JSONType jumpConsistentHash lagInFrame LAST_DAY lcase lcm leadInFrame least left leftPad
    leftPadUTF8 leftUTF8 length lengthUTF8 less lessOrEquals levenshteinDistance levenshteinDistanceUTF8 lgamma like ln localtime localtimestamp
    locate log log10 log1p log2 lower lowerUTF8 lpad ltrim map MAP_FROM_ARRAYS mapAdd mapAll mapApply mapConcat mapContains mapContainsKey
    mapContainsKeyLike mapContainsValue mapContainsValueLike mapExists mapExtractKeyLike mapExtractValueLike mapFilter mapFromArrays mapFromString
    mapKeys mapPartialReverseSort mapPartialSort mapReverseSort mapSort mapSubtract mapUpdate mapValues match matchCaseInsensitive materialize max2
    MD5 metroHash64 MICROSECOND mid midpoint MILLISECOND min2 minus MINUTE mismatches mod modOrNull modulo moduloLegacy moduloOrNull moduloOrZero
    MONTH monthName multiIf multiply multiplyDecimal multiSearchAllPositions multiSearchAllPositionsCaseInsensitive
    multiSearchAllPositionsCaseInsensitiveUTF8 multiSearchAllPositionsUTF8 multiSearchAny multiSearchAnyCaseInsensitive
    multiSearchAnyCaseInsensitiveUTF8 multiSearchAnyUTF8 multiSearchFirstIndex multiSearchFirstIndexCaseInsensitive
    multiSearchFirstIndexCaseInsensitiveUTF8 multiSearchFirstIndexUTF8 multiSearchFirstPosition multiSearchFirstPositionCaseInsensitive
    multiSearchFirstPositionCaseInsensitiveUTF8 multiSearchFirstPositionUTF8 murmurHash2_32 murmurHash2_64 murmurHash3_128 murmurHash3_32
    murmurHash3_64 NANOSECOND negate neighbor netloc normalizeUTF8NFC normalizeUTF8NFD normalizeUTF8NFKC normalizeUTF8NFKCCasefold normalizeUTF8NFKD
    not notEmpty notEquals notHas notILike notLike notMatch notMatchCaseInsensitive now now64 nullIf OCTET_LENGTH or overlay overlayUTF8 parseDateTime
    parseDateTime32BestEffort parseDateTime32BestEffortOrNull parseDateTime32BestEffortOrZero parseDateTime64 parseDateTime64BestEffort
    parseDateTime64BestEffortOrNull parseDateTime64BestEffortOrZero parseDateTime64BestEffortUS parseDateTime64BestEffortUSOrNull
    parseDateTime64BestEffortUSOrZero parseDateTime64InJodaSyntax parseDateTime64InJodaSyntaxOrNull parseDateTime64InJodaSyntaxOrZero
    parseDateTime64OrNull parseDateTime64OrZero parseDateTimeBestEffort parseDateTimeBestEffortOrNull parseDateTimeBestEffortOrZero
    parseDateTimeBestEffortUS parseDateTimeBestEffortUSOrNull parseDateTimeBestEffortUSOrZero parseDateTimeInJodaSyntax
    parseDateTimeInJodaSyntaxOrNull parseDateTimeInJodaSyntaxOrZero parseDateTimeOrNull parseDateTimeOrZero path pathFull pi plus pmod pmodOrNull port
    portRFC position positionCaseInsensitive positionCaseInsensitiveUTF8 positionUTF8 positive_modulo positive_modulo_or_null positiveModulo
    positiveModuloOrNull pow power protocol QUARTER queryString queryStringAndFragment radians rand rand32 rand64 randCanonical range REGEXP_EXTRACT
    regexp_instr REGEXP_MATCHES REGEXP_REPLACE REGEXP_SUBSTR regexpExtract regexpInstr regexpPosition removeAccentsUTF8 removeDiacriticsUTF8 replace
    replaceAll replaceOne replaceRegexpAll replaceRegexpOne reverse reverseBySeparator reverseUTF8 right rightPad rightPadUTF8 rightUTF8 RIPEMD160
    round roundAge roundBankers roundDown roundDuration roundToExp2 rowNumberInAllBlocks rpad rtrim runningDifference SECOND SHA1 SHA224 SHA256 SHA384
    SHA512 SHA512_256 sigmoid sign simpleJSONExtractBool simpleJSONExtractFloat simpleJSONExtractInt simpleJSONExtractRaw simpleJSONExtractString
    simpleJSONExtractUInt simpleJSONHas sin sinh sipHash128 sipHash64 soundex splitByAlpha splitByChar splitByNonAlpha splitByRegexp splitByString
    splitByWhitespace sqr sqrt startsWith startsWithCaseInsensitive startsWithCaseInsensitiveUTF8 startsWithUTF8 str_to_date str_to_map
    stringJaccardIndex stringJaccardIndexUTF8 subDate substr substring SUBSTRING_INDEX substringIndex substringIndexUTF8 substringUTF8 subtractDays
    subtractHours subtractInterval subtractMicroseconds subtractMilliseconds subtractMinutes subtractMonths subtractNanoseconds subtractQuarters
    subtractSeconds subtractWeeks subtractYears tan tanh tgamma time_bucket timeDiff timeSlot timeSlots timestamp TIMESTAMP_DIFF timestamp_diff
    timestampDiff timezoneOf timeZoneOf timeZoneOffset timezoneOffset TO_BASE64 TO_UNIXTIME to_utc_timestamp toBool toDate toDate32 toDate32OrDefault
    toDate32OrNull toDate32OrZero toDateOrDefault toDateOrNull toDateOrZero toDateTime toDateTime32 toDateTime64 toDateTime64OrDefault
    toDateTime64OrNull toDateTime64OrZero toDateTimeOrDefault toDateTimeOrNull toDateTimeOrZero today toDayOfMonth toDayOfWeek toDayOfYear
    toDaysInMonth toDecimal128 toDecimal128OrDefault toDecimal128OrNull toDecimal128OrZero toDecimal32 toDecimal32OrDefault toDecimal32OrNull
    toDecimal32OrZero toDecimal64 toDecimal64OrDefault toDecimal64OrNull toDecimal64OrZero toDecimalString toFixedString toFloat32 toFloat32OrDefault
    toFloat32OrNull toFloat32OrZero toFloat64 toFloat64OrDefault toFloat64OrNull toFloat64OrZero toHour toInt16 toInt16OrDefault toInt16OrNull
    toInt16OrZero toInt32 toInt32OrDefault toInt32OrNull toInt32OrZero toInt64 toInt64OrDefault toInt64OrNull toInt64OrZero toInt8 toInt8OrDefault
    toInt8OrNull toInt8OrZero toIntervalDay toIntervalHour toIntervalMicrosecond toIntervalMillisecond toIntervalMinute toIntervalMonth
    toIntervalNanosecond toIntervalQuarter toIntervalSecond toIntervalWeek toIntervalYear toIPv4 toIPv4OrNull toIPv4OrZero toIPv6 toIPv6OrNull
    toIPv6OrZero toISOWeek toISOYear toJSONString toLastDayOfMonth toLastDayOfWeek toMicrosecond toMillisecond toMinute toMonday toMonth
    toMonthNumSinceEpoch toNanosecond toNullable topLevelDomain topLevelDomainRFC toQuarter toRelativeDayNum toRelativeHourNum toRelativeMinuteNum
    toRelativeMonthNum toRelativeQuarterNum toRelativeSecondNum toRelativeWeekNum toRelativeYearNum toSecond toStartOfDay toStartOfFifteenMinutes
    toStartOfFiveMinute toStartOfFiveMinutes toStartOfHour toStartOfInterval toStartOfISOYear toStartOfMicrosecond toStartOfMillisecond
    toStartOfMinute toStartOfMonth toStartOfNanosecond toStartOfQuarter toStartOfSecond toStartOfTenMinutes toStartOfWeek toStartOfYear toString
    toTimeOrNull toTimeOrZero toTimeWithFixedDate toTimeZone toTimezone toTypeName toUInt16 toUInt16OrDefault toUInt16OrNull toUInt16OrZero toUInt32
    toUInt32OrDefault toUInt32OrNull toUInt32OrZero toUInt64 toUInt64OrDefault toUInt64OrNull toUInt64OrZero toUInt8 toUInt8OrDefault toUInt8OrNull
    toUInt8OrZero toUnixTimestamp toUnixTimestamp64Micro toUnixTimestamp64Milli toUnixTimestamp64Nano toUnixTimestamp64Second toUTCTimestamp toUUID
    toUUIDOrDefault toUUIDOrNull toUUIDOrZero toValidUTF8 toWeek toYear toYearNumSinceEpoch toYearWeek toYYYYMM toYYYYMMDD toYYYYMMDDhhmmss transform
    translate translateUTF8 trim trimBoth trimLeft trimRight trunc truncate tryBase32Decode tryBase58Decode tryBase64Decode tryBase64URLDecode tumble
    tumbleEnd tumbleStart tuple tupleElement ucase unbin unhex unnest untuple upper upperUTF8 URLHash URLHierarchy URLPathHierarchy UTC_timestamp
    UTCTimestamp UUIDNumToString UUIDStringToNum UUIDToNum visibleWidth visitParamExtractBool visitParamExtractFloat visitParamExtractInt
    visitParamExtractRaw visitParamExtractString visitParamExtractUInt visitParamHas week width_bucket widthBucket wyHash64 xor xxh3 xxh3_128 xxHash32
    xxHash64 xxHash64Spark YEAR yearweek yesterday YYYYMMDDhhmmssToDateTime YYYYMMDDhhmmssToDateTime64 YYYYMMDDToDate YYYYMMDDToDate32
    """.split()
)
"""Functions of one row."""

AGGREGATE: Final = frozenset(
    """
    any any_respect_nulls any_value any_value_respect_nulls anyLast anyLast_respect_nulls anyLastRespectNulls anyRespectNulls anyValueRespectNulls
    argMax argMin array_agg avg avgWeighted corr corrMatrix count COVAR_POP COVAR_SAMP covarPop covarPopMatrix covarSamp covarSampMatrix cume_dist
    deltaSum dense_rank denseRank first_value first_value_respect_nulls firstValueRespectNulls gini groupArray groupArraySorted groupUniqArray
    histogram kurtPop kurtSamp lag lagInFrame last_value last_value_respect_nulls lastValueRespectNulls lead leadInFrame max max_by median medianDD
    medianExact medianExactHigh medianExactLow medianTDigest medianTiming min min_by nonNegativeDerivative nth_value ntile percent_rank percentRank
    quantile quantileDD quantileExact quantileExactExclusive quantileExactHigh quantileExactInclusive quantileExactLow quantiles quantilesDD
    quantilesExact quantilesExactExclusive quantilesExactHigh quantilesExactInclusive quantilesExactLow quantilesTDigest quantilesTiming
    quantileTDigest quantileTiming rank regr_avgx regr_avgy regr_count regr_intercept regr_r2 regr_slope regr_sxx regr_sxy regr_syy retention
    row_number sequenceCount sequenceMatch sequenceMatchEvents simpleLinearRegression skewPop skewSamp STD STDDEV STDDEV_POP STDDEV_SAMP stddevPop
    stddevSamp sum sumCount sumKahan sumWithOverflow topK topKWeighted uniq uniqCombined uniqCombined64 uniqExact uniqHLL12 VAR_POP VAR_SAMP varPop
    varSamp windowFunnel
    """.split()
)
"""Functions of many rows; also window functions. A combinator may follow: `countIf`, `sumOrNull`, `uniqArray`."""

COMBINATORS: Final = ("If", "Array", "Distinct", "OrNull", "OrDefault", "ForEach", "ArgMin", "ArgMax")

TABLE: Final = frozenset({"numbers"})
"""Functions that stand where a table does, with constant arguments."""

_CALLABLE: Final = frozenset(name.lower() for name in SCALAR | AGGREGATE)
_AGGREGATE: Final = frozenset(name.lower() for name in AGGREGATE)


def is_callable(name: str) -> bool:
    """Whether a function of this name, in any case, may be called as a value."""
    lower = name.lower()
    if lower in _CALLABLE:
        return True
    shorter = next((lower.removesuffix(suffix.lower()) for suffix in COMBINATORS if lower.endswith(suffix.lower())), None)
    return shorter is not None and (shorter in _AGGREGATE or _is_combined(shorter))


def _is_combined(lower: str) -> bool:
    return any(lower.endswith(suffix.lower()) and lower.removesuffix(suffix.lower()) in _AGGREGATE for suffix in COMBINATORS)
