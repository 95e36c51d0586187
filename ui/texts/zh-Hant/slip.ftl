# language: zh-Hant
