// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident/zonetable.h"

namespace Bridgelog {

using namespace Qt::StringLiterals;

// Offsets of the field's common abbreviations; the order of one label's rows is how likely they
// are.
// clang-format off
static constexpr ZoneRow rows[] = {
    {"UTC"_L1, 0, "Coordinated Universal Time"_L1, ""_L1},
    {"UCT"_L1, 0, "Coordinated Universal Time"_L1, ""_L1},
    {"GMT"_L1, 0, "Greenwich Mean Time"_L1, "Europe/London Europe/Dublin Africa/Abidjan"_L1},
    {"Z"_L1, 0, "Coordinated Universal Time"_L1, ""_L1, true},
    {"ZULU"_L1, 0, "Coordinated Universal Time"_L1, ""_L1},
    {"WET"_L1, 0, "Western European Time"_L1, "Europe/Lisbon Atlantic/Canary"_L1, true},
    {"WEST"_L1, 60, "Western European Summer Time"_L1, "Europe/Lisbon Atlantic/Canary"_L1, true},
    {"BST"_L1, 60, "British Summer Time"_L1, "Europe/London"_L1},
    {"BST"_L1, 360, "Bangladesh Standard Time"_L1, "Asia/Dhaka"_L1},
    {"BST"_L1, 660, "Bougainville Standard Time"_L1, "Pacific/Bougainville"_L1},
    {"IST"_L1, 330, "India Standard Time"_L1, "Asia/Kolkata"_L1, true},
    {"IST"_L1, 60, "Irish Standard Time"_L1, "Europe/Dublin"_L1, true},
    {"IST"_L1, 120, "Israel Standard Time"_L1, "Asia/Jerusalem"_L1, true},
    {"IDT"_L1, 180, "Israel Daylight Time"_L1, "Asia/Jerusalem"_L1},
    {"CET"_L1, 60, "Central European Time"_L1, 
     "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam "
     "Europe/Brussels Europe/Vienna Europe/Zurich Europe/Stockholm "
     "Europe/Oslo Europe/Copenhagen Europe/Prague Europe/Warsaw "
     "Europe/Budapest"_L1},
    {"CEST"_L1, 120, "Central European Summer Time"_L1, 
     "Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome Europe/Amsterdam "
     "Europe/Brussels Europe/Vienna Europe/Zurich Europe/Stockholm "
     "Europe/Oslo Europe/Copenhagen Europe/Prague Europe/Warsaw "
     "Europe/Budapest"_L1},
    {"MEZ"_L1, 60, "Central European Time"_L1, ""_L1},
    {"MESZ"_L1, 120, "Central European Summer Time"_L1, ""_L1},
    {"EET"_L1, 120, "Eastern European Time"_L1, 
     "Europe/Helsinki Europe/Kyiv Europe/Athens Europe/Bucharest "
     "Europe/Sofia Europe/Riga Europe/Vilnius Europe/Tallinn"_L1},
    {"EEST"_L1, 180, "Eastern European Summer Time"_L1, 
     "Europe/Helsinki Europe/Kyiv Europe/Athens Europe/Bucharest "
     "Europe/Sofia Europe/Riga Europe/Vilnius Europe/Tallinn"_L1},
    {"MSK"_L1, 180, "Moscow Standard Time"_L1, "Europe/Moscow"_L1},
    {"SAMT"_L1, 240, "Samara Time"_L1, "Europe/Samara"_L1},
    {"YEKT"_L1, 300, "Yekaterinburg Time"_L1, "Asia/Yekaterinburg"_L1},
    {"OMST"_L1, 360, "Omsk Time"_L1, "Asia/Omsk"_L1},
    {"NOVT"_L1, 420, "Novosibirsk Time"_L1, "Asia/Novosibirsk"_L1},
    {"KRAT"_L1, 420, "Krasnoyarsk Time"_L1, "Asia/Krasnoyarsk"_L1},
    {"IRKT"_L1, 480, "Irkutsk Time"_L1, "Asia/Irkutsk"_L1},
    {"YAKT"_L1, 540, "Yakutsk Time"_L1, "Asia/Yakutsk"_L1},
    {"VLAT"_L1, 600, "Vladivostok Time"_L1, "Asia/Vladivostok"_L1},
    {"TRT"_L1, 180, "Turkey Time"_L1, "Europe/Istanbul"_L1},
    {"GET"_L1, 240, "Georgia Standard Time"_L1, "Asia/Tbilisi"_L1, true},
    {"IRST"_L1, 210, "Iran Standard Time"_L1, "Asia/Tehran"_L1},
    {"AFT"_L1, 270, "Afghanistan Time"_L1, "Asia/Kabul"_L1, true},
    {"GST"_L1, 240, "Gulf Standard Time"_L1, "Asia/Dubai"_L1},
    {"PKT"_L1, 300, "Pakistan Standard Time"_L1, "Asia/Karachi"_L1},
    {"UZT"_L1, 300, "Uzbekistan Time"_L1, "Asia/Tashkent"_L1},
    {"NPT"_L1, 345, "Nepal Time"_L1, ""_L1},
    {"ICT"_L1, 420, "Indochina Time"_L1, "Asia/Bangkok Asia/Ho_Chi_Minh"_L1, true},
    {"WIB"_L1, 420, "Western Indonesia Time"_L1, "Asia/Jakarta"_L1},
    {"WITA"_L1, 480, "Central Indonesia Time"_L1, "Asia/Makassar"_L1},
    {"WIT"_L1, 540, "Eastern Indonesia Time"_L1, "Asia/Jayapura"_L1, true},
    {"HKT"_L1, 480, "Hong Kong Time"_L1, "Asia/Hong_Kong"_L1},
    {"SGT"_L1, 480, "Singapore Time"_L1, "Asia/Singapore"_L1},
    {"MYT"_L1, 480, "Malaysia Time"_L1, "Asia/Kuala_Lumpur"_L1},
    {"PHT"_L1, 480, "Philippine Time"_L1, ""_L1},
    {"AWST"_L1, 480, "Australian Western Standard Time"_L1, "Australia/Perth"_L1},
    {"JST"_L1, 540, "Japan Standard Time"_L1, "Asia/Tokyo"_L1},
    {"KST"_L1, 540, "Korea Standard Time"_L1, "Asia/Seoul"_L1},
    {"ACST"_L1, 570, "Australian Central Standard Time"_L1, "Australia/Adelaide Australia/Darwin"_L1},
    {"ACDT"_L1, 630, "Australian Central Daylight Time"_L1, "Australia/Adelaide"_L1},
    {"AEST"_L1, 600, "Australian Eastern Standard Time"_L1, 
     "Australia/Sydney Australia/Melbourne Australia/Brisbane "
     "Australia/Hobart"_L1},
    {"AEDT"_L1, 660, "Australian Eastern Daylight Time"_L1, "Australia/Sydney Australia/Melbourne Australia/Hobart"_L1},
    {"CHST"_L1, 600, "Chamorro Standard Time"_L1, "Pacific/Guam"_L1},
    {"LHST"_L1, 630, "Lord Howe Standard Time"_L1, "Australia/Lord_Howe"_L1},
    {"LHDT"_L1, 660, "Lord Howe Daylight Time"_L1, "Australia/Lord_Howe"_L1},
    {"NZST"_L1, 720, "New Zealand Standard Time"_L1, "Pacific/Auckland"_L1},
    {"NZDT"_L1, 780, "New Zealand Daylight Time"_L1, "Pacific/Auckland"_L1},
    {"CHAST"_L1, 765, "Chatham Standard Time"_L1, "Pacific/Chatham"_L1},
    {"CHADT"_L1, 825, "Chatham Daylight Time"_L1, "Pacific/Chatham"_L1},
    {"EAT"_L1, 180, "East Africa Time"_L1, "Africa/Nairobi"_L1, true},
    {"CAT"_L1, 120, "Central Africa Time"_L1, "Africa/Maputo"_L1, true},
    {"SAST"_L1, 120, "South Africa Standard Time"_L1, "Africa/Johannesburg"_L1},
    {"WAT"_L1, 60, "West Africa Time"_L1, "Africa/Lagos"_L1, true},
    {"NST"_L1, -210, "Newfoundland Standard Time"_L1, "America/St_Johns"_L1},
    {"NDT"_L1, -150, "Newfoundland Daylight Time"_L1, "America/St_Johns"_L1},
    {"AST"_L1, -240, "Atlantic Standard Time"_L1, "America/Halifax America/Puerto_Rico"_L1, true},
    {"AST"_L1, 180, "Arabia Standard Time"_L1, "Asia/Riyadh"_L1, true},
    {"ADT"_L1, -180, "Atlantic Daylight Time"_L1, "America/Halifax"_L1},
    {"EST"_L1, -300, "Eastern Standard Time"_L1, "America/New_York America/Toronto"_L1, true},
    {"EDT"_L1, -240, "Eastern Daylight Time"_L1, "America/New_York America/Toronto"_L1},
    {"CST"_L1, -360, "Central Standard Time"_L1, "America/Chicago America/Winnipeg America/Mexico_City"_L1},
    {"CST"_L1, 480, "China Standard Time"_L1, "Asia/Shanghai"_L1},
    {"CST"_L1, -300, "Cuba Standard Time"_L1, "America/Havana"_L1},
    {"CDT"_L1, -300, "Central Daylight Time"_L1, "America/Chicago America/Winnipeg"_L1},
    {"MST"_L1, -420, "Mountain Standard Time"_L1, "America/Denver America/Phoenix America/Edmonton"_L1},
    {"MDT"_L1, -360, "Mountain Daylight Time"_L1, "America/Denver America/Edmonton"_L1},
    {"PST"_L1, -480, "Pacific Standard Time"_L1, "America/Los_Angeles America/Vancouver"_L1},
    {"PDT"_L1, -420, "Pacific Daylight Time"_L1, "America/Los_Angeles America/Vancouver"_L1},
    {"AKST"_L1, -540, "Alaska Standard Time"_L1, "America/Anchorage"_L1},
    {"AKDT"_L1, -480, "Alaska Daylight Time"_L1, "America/Anchorage"_L1},
    {"HST"_L1, -600, "Hawaii Standard Time"_L1, "Pacific/Honolulu"_L1},
    {"HDT"_L1, -540, "Hawaii-Aleutian Daylight Time"_L1, "America/Adak"_L1},
    {"SST"_L1, -660, "Samoa Standard Time"_L1, "Pacific/Pago_Pago"_L1},
    {"BRT"_L1, -180, "Brasilia Time"_L1, "America/Sao_Paulo"_L1},
    {"ART"_L1, -180, "Argentina Time"_L1, "America/Argentina/Buenos_Aires"_L1, true},
    {"UYT"_L1, -180, "Uruguay Time"_L1, "America/Montevideo"_L1},
    {"CLT"_L1, -240, "Chile Standard Time"_L1, "America/Santiago"_L1},
    {"CLST"_L1, -180, "Chile Summer Time"_L1, "America/Santiago"_L1},
    {"COT"_L1, -300, "Colombia Time"_L1, "America/Bogota"_L1, true},
    {"PET"_L1, -300, "Peru Time"_L1, "America/Lima"_L1, true},
    {"VET"_L1, -240, "Venezuela Time"_L1, "America/Caracas"_L1, true},
};

static constexpr RegionRow regions[] = {
    {"ET"_L1, "Eastern time"_L1, "America/New_York"_L1},
    {"CT"_L1, "Central time"_L1, "America/Chicago"_L1},
    {"MT"_L1, "Mountain time"_L1, "America/Denver"_L1},
    {"PT"_L1, "Pacific time"_L1, "America/Los_Angeles"_L1},
    {"AKT"_L1, "Alaska time"_L1, "America/Anchorage"_L1},
    {""_L1, "Hawaii time"_L1, "Pacific/Honolulu"_L1},
    {""_L1, "Atlantic time"_L1, "America/Halifax"_L1},
    {""_L1, "Newfoundland time"_L1, "America/St_Johns"_L1},
    {""_L1, "UK time"_L1, "Europe/London"_L1},
    {""_L1, "British time"_L1, "Europe/London"_L1},
    {""_L1, "Irish time"_L1, "Europe/Dublin"_L1},
    {""_L1, "Indian time"_L1, "Asia/Kolkata"_L1},
    {""_L1, "Israel time"_L1, "Asia/Jerusalem"_L1},
    {""_L1, "Japan time"_L1, "Asia/Tokyo"_L1},
    {""_L1, "Beijing time"_L1, "Asia/Shanghai"_L1},
    {""_L1, "Greenwich time"_L1, "UTC"_L1},
};
// clang-format on

std::span<const ZoneRow> zoneRows() { return rows; }
std::span<const RegionRow> regionRows() { return regions; }

} // namespace Bridgelog
