/**
 * The filter language over DICOM keywords: read, evaluated on headers and on documents of a metadata store with the same
 * meaning, and translated into a store's query ({@code docs/filters.md} has the grammar). May import
 * {@code org.niffler.dicom}, RE2/J and Jackson; knows neither documents nor stores.
 */
package org.niffler.filter;
